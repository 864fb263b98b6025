package dev.fairlead.error;

/**
 * A call failed in a way that its protocol has words of its own for. What says more than a code can is a subtype beside
 * the protocol's other types: {@code dev.fairlead.rfc.RfcException}.
 */
public non-sealed class ProtocolFailureException extends DestinationException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail what happened
     * @param cause what it comes from; may be null, as for any exception
     */
    protected ProtocolFailureException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
