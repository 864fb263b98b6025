package dev.fairlead.jco;

import dev.fairlead.rfc.RfcMessage;
import java.util.List;

/** The function raised an exception that it declares; the key is its name. The session lives on, nothing is exported. */
public class AbapException extends JCoException {
    private static final long serialVersionUID = 1L;

    /** An exception without a message. */
    public AbapException(String key) {
        this(key, key);
    }

    /** An exception with a text. */
    public AbapException(String key, String message) {
        this(key, message, RfcMessage.NONE, null);
    }

    /**
     * An exception with a message of the system.
     *
     * @param messageParameters up to four, in order
     */
    public AbapException(
            String key, String messageClass, char messageType, String messageNumber, String[] messageParameters) {
        this(key, key, new RfcMessage(messageClass, messageType, messageNumber, "", List.of(messageParameters)), null);
    }

    AbapException(String key, String text, RfcMessage message, Throwable cause) {
        super(JCO_ERROR_ABAP_EXCEPTION, key, text, message, cause);
    }
}
