package dev.fairlead.error;

/** The target or the way to it broke in the middle of an exchange, or answered with what is no HTTP. */
public final class RemoteFailureException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public RemoteFailureException(ErrorDetail detail) {
        super(detail, null);
    }

    public RemoteFailureException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
