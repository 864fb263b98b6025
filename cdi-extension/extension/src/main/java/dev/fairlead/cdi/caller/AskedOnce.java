package dev.fairlead.cdi.caller;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * The container's security during one search for the user: it is asked for the caller once, which takes servers several
 * look-ups, and where it cannot answer outside of a request, there is no caller. For one thread.
 */
final class AskedOnce implements ContainerPrincipal {
    private static final Logger LOG = System.getLogger(AskedOnce.class.getName());

    private final ContainerPrincipal server;
    private Optional<Principal> caller = Optional.empty();
    private boolean asked;

    AskedOnce(ContainerPrincipal server) {
        this.server = server;
    }

    @Override
    public Optional<Principal> caller() {
        if (!asked) {
            asked = true;
            caller = ask();
        }
        return caller;
    }

    private Optional<Principal> ask() {
        try {
            return server.caller();
        } catch (RuntimeException notNow) {
            LOG.log(
                    Level.DEBUG,
                    () -> "No caller on this thread: " + notNow.getClass().getName());
            return Optional.empty();
        }
    }

    @Override
    public <T extends Principal> Set<T> ofType(Class<T> type) {
        return server.ofType(type);
    }
}
