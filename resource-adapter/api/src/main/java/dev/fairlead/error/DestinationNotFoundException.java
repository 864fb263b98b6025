package dev.fairlead.error;

/** No destination of that name is known to any source. An answer, not an outage: asking again does not help. */
public final class DestinationNotFoundException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public DestinationNotFoundException(ErrorDetail detail) {
        super(detail, null);
    }

    public DestinationNotFoundException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
