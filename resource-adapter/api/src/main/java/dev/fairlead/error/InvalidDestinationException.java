package dev.fairlead.error;

/** The configuration of a destination is wrong; its message names the property. Whoever maintains the destination can mend it. */
public final class InvalidDestinationException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public InvalidDestinationException(ErrorDetail detail) {
        super(detail, null);
    }

    public InvalidDestinationException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
