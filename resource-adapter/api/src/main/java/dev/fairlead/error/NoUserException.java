package dev.fairlead.error;

/** The destination acts for a signed-in user and there is none, or none with a usable token. Signing in helps. */
public final class NoUserException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public NoUserException(ErrorDetail detail) {
        super(detail, null);
    }

    public NoUserException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
