package dev.fairlead.rfc;

/**
 * The function raised an exception that it declares; {@link #key} is its name. The session lives on, nothing is
 * exported.
 */
public final class RfcAbapException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcAbapException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
