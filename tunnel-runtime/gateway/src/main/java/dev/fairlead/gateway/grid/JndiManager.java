package dev.fairlead.gateway.grid;

import java.io.IOException;
import javax.cache.CacheManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The cache manager that a server has bound in JNDI. It belongs to the server, which closes it. */
final class JndiManager implements ManagerFinder {
    private final String name;

    JndiManager(String name) {
        this.name = name;
    }

    /** Threads of the gateway may have no class loader with which JNDI finds the server. */
    @Override
    public CacheManager find() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JndiManager.class.getClassLoader());
        try {
            Object found = InitialContext.doLookup(name);
            if (found instanceof CacheManager manager) {
                return manager;
            }
            throw new IOException(
                    "what JNDI knows as " + name + " is no javax.cache.CacheManager but " + found.getClass());
        } catch (NamingException absent) {
            throw new IOException(
                    "JNDI knows no cache manager " + name
                            + ": is the server's data grid on, and is that the name of its cache manager?",
                    absent);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
