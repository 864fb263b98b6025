package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Takes a source of the container that cannot answer for one that knows nobody. Outside a request servers throw all
 * sorts: no active context, no request, no user registry. A destination that needs a user then refuses the call.
 */
record WhileActive(CallerSource source) implements CallerSource {
    private static final Logger LOG = System.getLogger(WhileActive.class.getName());

    @Override
    public Optional<Caller> caller() {
        try {
            return source.caller();
        } catch (RuntimeException notNow) {
            LOG.log(
                    Level.DEBUG,
                    () -> source.getClass().getSimpleName() + " knows no caller on this thread: "
                            + notNow.getClass().getName());
            return Optional.empty();
        }
    }
}
