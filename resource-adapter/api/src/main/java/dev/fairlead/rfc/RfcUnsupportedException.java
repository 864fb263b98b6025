package dev.fairlead.rfc;

/** The transport cannot do that; the message names what can. */
public final class RfcUnsupportedException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcUnsupportedException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
