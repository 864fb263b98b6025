package dev.fairlead.tunnel.control;

import java.util.Objects;

/**
 * The sender ends the session.
 *
 * @param code why
 * @param detail for an operator; may be empty
 */
public record Bye(ByeCode code, String detail) implements ControlMessage {

    public Bye {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }
}
