package dev.fairlead.cdi.container;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;

/** JNDI that is a map. */
public final class InMemoryNaming implements InitialContextFactory {
    private static final Map<String, Object> BINDINGS = new ConcurrentHashMap<>();

    static void reset() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, InMemoryNaming.class.getName());
        BINDINGS.clear();
    }

    static void bind(String name, Object value) {
        BINDINGS.put(name, value);
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
        return (Context) Proxy.newProxyInstance(
                InMemoryNaming.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("lookup")) {
                        return null;
                    }
                    Object found = BINDINGS.get(arguments[0].toString());
                    if (found == null) {
                        throw new NameNotFoundException(arguments[0] + " not found");
                    }
                    return found;
                });
    }
}
