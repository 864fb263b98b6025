package dev.fairlead.agent.kerberos;

import java.util.Objects;

/** No ticket was given. The message is for the agent's own log; it holds no key and no ticket. */
public final class TicketException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public TicketException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    TicketException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** What kind of failure it is. */
    public Reason reason() {
        return reason;
    }

    /** Kinds of failures. */
    public enum Reason {
        /** The KDC, or a rule of the agent, does not allow it: user unknown, or delegation not permitted. */
        REFUSED,
        /** The KDC could not be asked, or the agent cannot log on itself. */
        UNAVAILABLE
    }
}
