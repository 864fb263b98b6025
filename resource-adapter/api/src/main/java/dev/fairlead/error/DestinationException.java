package dev.fairlead.error;

/**
 * A call to a destination failed before its target could answer. The message is made for operators: code, destination,
 * place, what was found, what to do.
 */
public abstract sealed class DestinationException extends RuntimeException
        permits DestinationNotFoundException,
                InvalidDestinationException,
                NoUserException,
                AuthenticationRefusedException,
                RouteUnavailableException,
                AccessDeniedException,
                RemoteFailureException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorDetail detail;
    private final ErrorCode code;
    private final String destination;
    private final boolean outcomeUnknown;

    DestinationException(ErrorDetail detail, Throwable cause) {
        super(detail.message(), cause);
        this.detail = detail;
        this.code = detail.code();
        this.destination = detail.destination();
        this.outcomeUnknown = detail.outcomeUnknown();
    }

    /** What happened; stable across releases. */
    public ErrorCode code() {
        return code;
    }

    /** Name of the destination; empty where the failure belongs to none. */
    public String destination() {
        return destination;
    }

    /** The parts of the message; null only after serialization. */
    public ErrorDetail detail() {
        return detail;
    }

    /** Whether the target may have received the request: if so, repeat only what is idempotent. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
