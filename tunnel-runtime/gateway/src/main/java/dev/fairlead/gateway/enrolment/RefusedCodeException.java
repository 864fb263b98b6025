package dev.fairlead.gateway.enrolment;

import java.util.Objects;

/** An enrolment was refused; the message goes to the agent's administrator. */
final class RefusedCodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;

    /** @param error short name, for programs */
    RefusedCodeException(String error, String message) {
        super(message);
        this.error = Objects.requireNonNull(error, "error");
    }

    String error() {
        return error;
    }
}
