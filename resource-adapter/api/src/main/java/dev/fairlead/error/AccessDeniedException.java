package dev.fairlead.error;

/** The agent refused the request by its access control; nothing reached the target. */
public final class AccessDeniedException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public AccessDeniedException(ErrorDetail detail) {
        super(detail, null);
    }

    public AccessDeniedException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
