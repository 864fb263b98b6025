package dev.fairlead.error;

/** The target could not be reached, or did not answer in time. {@link #outcomeUnknown()} says whether it may have acted. */
public final class RouteUnavailableException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public RouteUnavailableException(ErrorDetail detail) {
        super(detail, null);
    }

    public RouteUnavailableException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
