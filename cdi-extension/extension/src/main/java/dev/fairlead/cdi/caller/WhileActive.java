package dev.fairlead.cdi.caller;

import dev.fairlead.caller.OnBehalfOf;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Takes a source of the container that cannot answer for one that knows nobody. Outside a request servers throw all
 * sorts: no active context, no request, no user registry. A destination that needs a user then refuses the call.
 */
record WhileActive(UserSource source) implements UserSource {
    private static final Logger LOG = System.getLogger(WhileActive.class.getName());

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        try {
            return source.user(now);
        } catch (RuntimeException notNow) {
            LOG.log(
                    Level.DEBUG,
                    () -> source.getClass().getSimpleName() + " knows no caller on this thread: "
                            + notNow.getClass().getName());
            return OnBehalfOf.NOBODY;
        }
    }
}
