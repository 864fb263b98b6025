package dev.fairlead.rfc.probe;

import java.util.Objects;
import java.util.Optional;

/**
 * What only those know who have a system.
 *
 * @param forbidden a function that its user may not call, and that changes nothing if it can be called after all
 * @param namespaced a function whose name begins with a namespace; only its description is asked for
 */
public record ProbeSettings(Optional<String> forbidden, Optional<String> namespaced) {

    /** Nothing is known. */
    public static final ProbeSettings NONE = new ProbeSettings(Optional.empty(), Optional.empty());

    public ProbeSettings {
        Objects.requireNonNull(forbidden, "forbidden");
        Objects.requireNonNull(namespaced, "namespaced");
    }
}
