package dev.fairlead.authentication;

import dev.fairlead.caller.Caller;
import dev.fairlead.input.CallInput;
import java.util.Objects;
import java.util.Optional;

/**
 * On whose behalf one call is made, and what it brings along.
 *
 * @param caller the user; empty for none
 * @param input what the application gives
 */
public record CallContext(Optional<Caller> caller, CallInput input) {
    /** Nobody and nothing. */
    public static final CallContext NONE = new CallContext(Optional.empty(), CallInput.NONE);

    public CallContext {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(input, "input");
    }
}
