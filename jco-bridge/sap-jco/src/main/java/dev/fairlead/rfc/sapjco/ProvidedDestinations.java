package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The destinations that SAP JCo is given, behind the interface of its that asks for them. A destination is there as long as
 * somebody holds it; when it goes, SAP JCo is told so and drops what it keeps for it.
 */
final class ProvidedDestinations implements InvocationHandler {
    private static final System.Logger LOG = System.getLogger("fairlead.rfc.t1");

    private record Entry(Map<String, String> properties, int holders) {}

    private final MethodHandle deleted;
    private final Map<String, Entry> destinations = new HashMap<>();
    private Object listener;

    /** @param deleted tells a listener that a destination is gone */
    ProvidedDestinations(MethodHandle deleted) {
        this.deleted = deleted;
    }

    synchronized void hold(String name, Map<String, String> properties) {
        destinations.merge(
                name, new Entry(properties, 1), (held, added) -> new Entry(held.properties(), held.holders() + 1));
    }

    void release(String name) {
        boolean gone;
        synchronized (this) {
            gone = destinations.computeIfPresent(
                            name,
                            (key, held) ->
                                    held.holders() == 1 ? null : new Entry(held.properties(), held.holders() - 1))
                    == null;
        }
        if (gone) {
            tell(name);
        }
    }

    void releaseAll() {
        List<String> names;
        synchronized (this) {
            names = List.copyOf(destinations.keySet());
            destinations.clear();
        }
        names.forEach(this::tell);
    }

    private void tell(String name) {
        Object told;
        synchronized (this) {
            told = listener;
        }
        if (told == null) {
            return;
        }
        try {
            deleted.invokeExact(told, name);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "SAP JCo does not drop " + name, e);
        }
    }

    /** What SAP JCo asks. */
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getDestinationProperties" -> properties((String) arguments[0]);
            case "supportsEvents" -> true;
            case "setDestinationDataEventListener" -> listen(arguments[0]);
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "Fairlead's destinations";
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    /** A copy, for the asker may change it; null for a destination that is not ours, as the interface wants it. */
    private synchronized Properties properties(String name) {
        Entry entry = destinations.get(name);
        if (entry == null) {
            return null;
        }
        Properties copy = new Properties();
        copy.putAll(entry.properties());
        return copy;
    }

    private synchronized Object listen(Object newListener) {
        listener = newListener;
        return null;
    }
}
