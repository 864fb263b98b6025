package dev.fairlead.rfc;

/**
 * The system cannot be reached, broke off or answered with what is no RFC. {@link #outcomeUnknown} says whether
 * the function may have run.
 */
public final class RfcCommunicationException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcCommunicationException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
