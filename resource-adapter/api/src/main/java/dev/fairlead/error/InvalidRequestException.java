package dev.fairlead.error;

/** The request cannot be sent as it is: its path, a header or its body. Whoever wrote the calling code can mend it. */
public final class InvalidRequestException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public InvalidRequestException(ErrorDetail detail) {
        super(detail, null);
    }

    public InvalidRequestException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
