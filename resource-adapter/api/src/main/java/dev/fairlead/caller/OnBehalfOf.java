package dev.fairlead.caller;

import java.util.Objects;
import java.util.Optional;

/**
 * On whose behalf a call is made, and how that is known (authentication specification, 4.2).
 *
 * @param caller the user; empty for nobody
 * @param explicit whether the application itself said so, which no Subject of the container overrules
 * @param reason why there is nobody; empty if there is somebody
 */
public record OnBehalfOf(Optional<Caller> caller, boolean explicit, String reason) {
    /** Nobody, as far as the container knows. */
    public static final OnBehalfOf NOBODY = nobody("no user is signed in on this thread");

    private static final OnBehalfOf NOBODY_EXPLICITLY =
            new OnBehalfOf(Optional.empty(), true, "the application calls on behalf of nobody");

    public OnBehalfOf {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(reason, "reason");
    }

    /** The user whom the container knows; empty for nobody. */
    public static OnBehalfOf known(Optional<Caller> caller) {
        return caller.isPresent() ? new OnBehalfOf(caller, false, "") : NOBODY;
    }

    /** The user whom the application names; empty for nobody, whoever is signed in. */
    public static OnBehalfOf explicitly(Optional<Caller> caller) {
        return caller.isPresent() ? new OnBehalfOf(caller, true, "") : NOBODY_EXPLICITLY;
    }

    /** Nobody, for this reason. */
    public static OnBehalfOf nobody(String reason) {
        return new OnBehalfOf(Optional.empty(), false, reason);
    }
}
