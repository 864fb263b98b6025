package dev.fairlead.tunnel.enrolment;

import java.io.IOException;
import java.util.Objects;

/** An agent could not be enrolled; the message says why and what to do, and never repeats the code. */
public final class EnrolmentException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The text is no enrolment code. */
        MALFORMED_CODE,
        /** The gateway was not reached. */
        UNREACHABLE,
        /** Who answered is not the gateway that issued the code. */
        UNTRUSTED_GATEWAY,
        /** The gateway does not know the code, or it is used or expired, or there were too many attempts. */
        REFUSED,
        /** The gateway's answer makes no sense. */
        BAD_ANSWER
    }

    private final Reason reason;

    public EnrolmentException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public EnrolmentException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
