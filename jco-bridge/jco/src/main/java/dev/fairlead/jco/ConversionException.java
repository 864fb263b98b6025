package dev.fairlead.jco;

/** A value does not fit its field, or cannot be read as the type asked for. The field keeps its value. */
public class ConversionException extends JCoRuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure of group 122. */
    public ConversionException(String message) {
        this(message, null);
    }

    /** As {@link #ConversionException(String)}, with what it comes from; null for nothing. */
    public ConversionException(String message, Throwable cause) {
        super(JCoException.JCO_ERROR_CONVERSION, JCoException.keyOf(JCoException.JCO_ERROR_CONVERSION), message, cause);
    }
}
