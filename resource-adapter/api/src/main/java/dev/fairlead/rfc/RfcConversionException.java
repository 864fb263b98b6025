package dev.fairlead.rfc;

/** A value does not fit its field, or cannot be read as the type asked for. The field keeps its value. */
public final class RfcConversionException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcConversionException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
