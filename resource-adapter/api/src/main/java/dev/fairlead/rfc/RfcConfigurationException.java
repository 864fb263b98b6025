package dev.fairlead.rfc;

/** The data of the destination, or a file of metadata, cannot be used. */
public final class RfcConfigurationException extends RfcException {
    private static final long serialVersionUID = 1L;

    RfcConfigurationException(RfcFailure failure, Throwable cause) {
        super(failure, cause);
    }
}
