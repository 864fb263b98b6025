package dev.fairlead.jco.ext;

/** A provider cannot say what the properties of a name are. */
public class DataProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it cannot. */
    public enum Reason {
        /** Something failed within the provider. */
        INTERNAL_ERROR,
        /** There are properties, and they are wrong. */
        INVALID_CONFIGURATION
    }

    /** With what it comes from; null for nothing. */
    public DataProviderException(Reason reason, Throwable cause) {
        this(reason, reason.name(), cause);
    }

    /** With a text, and what it comes from; null for nothing. */
    public DataProviderException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why the provider cannot say it. */
    public Reason getReason() {
        return reason;
    }
}
