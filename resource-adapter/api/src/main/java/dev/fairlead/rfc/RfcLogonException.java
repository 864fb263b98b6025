package dev.fairlead.rfc;

/** The system refused the logon. */
public final class RfcLogonException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcLogonException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
