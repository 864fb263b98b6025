package dev.fairlead.jco;

import dev.fairlead.jco.spi.Facades;
import java.util.Optional;

/** Refuses to work beside classes of the same names that are not ours: looked for once. */
final class StartCheck {
    private static final Optional<String> CONFLICT = Facades.conflict(StartCheck.class.getClassLoader());

    private StartCheck() {}

    /** Fails with group 134, naming both archives, if there is such a conflict. */
    static void pass() throws JCoException {
        if (CONFLICT.isPresent()) {
            throw new JCoException(JCoException.JCO_ERROR_INITIALIZATION, CONFLICT.get());
        }
    }
}
