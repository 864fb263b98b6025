package dev.fairlead.rfc;

/** The function ended with a short dump or a message of type A, E or X. The session is gone. */
public final class RfcSystemException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcSystemException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
