package dev.fairlead.rfc;

/**
 * The program asks for what does not exist or is not possible now: an unknown function or field, a wrong order of
 * calls.
 */
public final class RfcUsageException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcUsageException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
