package dev.fairlead.jco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcMessage;
import java.util.List;

/**
 * A call, or what must precede it, failed. Group and key say what happened (RFC specification, B.7); numbers are those of
 * JCo, so that programs may go on to switch by them.
 */
public class JCoException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Wrong or incomplete destination data. */
    public static final int JCO_ERROR_CONFIGURATION = 101;

    /** Another name of {@link #JCO_ERROR_CONFIGURATION}. */
    public static final int JCO_ERROR_PROGRAM = JCO_ERROR_CONFIGURATION;

    /** Network, system down, host or function refused by the tunnel. */
    public static final int JCO_ERROR_COMMUNICATION = 102;

    /** Wrong user, password, certificate or ticket. */
    public static final int JCO_ERROR_LOGON_FAILURE = 103;

    /** Short dump, message of type A, E or X. */
    public static final int JCO_ERROR_SYSTEM_FAILURE = 104;

    /** Error in the handler of a server. */
    public static final int JCO_ERROR_APPLICATION_EXCEPTION = 105;

    /** Pool exhausted, no such resource. */
    public static final int JCO_ERROR_RESOURCE = 106;

    /** Undecodable data. */
    public static final int JCO_ERROR_PROTOCOL = 107;

    /** A fault of the client. */
    public static final int JCO_ERROR_INTERNAL = 108;

    /** A registered server was cancelled. */
    public static final int JCO_ERROR_CANCELLED = 109;

    /** The partner is busy. */
    public static final int JCO_ERROR_STATE_BUSY = 110;

    /** Class-based exception. */
    public static final int JCO_ERROR_ABAP_CLASS_EXCEPTION = 111;

    /** The session ended during the call. */
    public static final int JCO_ERROR_REQUEST_CANCELLED = 112;

    /** The gateway refused a registration. */
    public static final int JCO_ERROR_REGISTRATION_DENIED = 113;

    /** Infrastructure. */
    public static final int JCO_ERROR_EXTENSION = 120;

    /** Infrastructure. */
    public static final int JCO_ERROR_NULL_HANDLE = 121;

    /** A value that does not fit its field, or cannot be read as asked for. */
    public static final int JCO_ERROR_CONVERSION = 122;

    /** The function has no interface that could be read. */
    public static final int JCO_ERROR_FUNCTION_NOT_FOUND = 123;

    /** A transaction id that is too long or has wrong characters. */
    public static final int JCO_ERROR_ILLEGAL_TID = 124;

    /** Code page. */
    public static final int JCO_ERROR_UNSUPPORTED_CODEPAGE = 125;

    /** An exception that the function declares. */
    public static final int JCO_ERROR_ABAP_EXCEPTION = 126;

    /** Unknown field. */
    public static final int JCO_ERROR_FIELD_NOT_FOUND = 127;

    /** Not possible with this transport. */
    public static final int JCO_ERROR_NOT_SUPPORTED = 128;

    /** Start of a server. */
    public static final int JCO_ERROR_SERVER_STARTUP = 129;

    /** Unreadable XML given to a record. */
    public static final int JCO_ERROR_XML_PARSER = 130;

    /** An argument that is not allowed. */
    public static final int JCO_ERROR_ILLEGAL_ARGUMENT = 131;

    /** One stateful connection used by two threads. */
    public static final int JCO_ERROR_CONCURRENT_CALL = 132;

    /** A handle that is closed. */
    public static final int JCO_ERROR_INVALID_HANDLE = 133;

    /** Start of the runtime. */
    public static final int JCO_ERROR_INITIALIZATION = 134;

    /** The logon took too long. */
    public static final int JCO_ERROR_TIMEOUT = 135;

    /** Not possible in this state. */
    public static final int JCO_ERROR_ILLEGAL_STATE = 136;

    /** Column based serialisation. */
    public static final int JCO_ERROR_CBRFC_SERIALIZE = 137;

    /** The user must change the password. */
    public static final int JCO_ERROR_PASSWORD_CHANGE_REQUIRED = 138;

    /** Infrastructure. */
    public static final int JCO_ERROR_DSR_LOAD_ERROR = 150;

    /** Session reference. */
    public static final int JCO_ERROR_SESSION_REF_NOT_VALID = 153;

    /** Infrastructure. */
    public static final int JCO_ERROR_JARM_LOAD_ERROR = 155;

    /** The source of destinations failed. */
    public static final int JCO_ERROR_DATA_PROVIDER_ERROR = 156;

    /** Infrastructure. */
    public static final int JCO_ERROR_SHAREABLE_CONTAINER = 160;

    /** Session. */
    public static final int JCO_ERROR_CREATE_SESSION = 170;

    /** Session. */
    public static final int JCO_ERROR_PASSIVATE_SESSION = 171;

    /** Session. */
    public static final int JCO_ERROR_RESTORE_SESSION = 172;

    /** Session. */
    public static final int JCO_ERROR_DESTROY_SESSION = 173;

    /** Session. */
    public static final int JCO_ERROR_CHECK_SESSION = 174;

    /** The destination's data changed or were removed. */
    public static final int JCO_ERROR_DESTINATION_DATA_INVALID = 180;

    /** The server's data changed or were removed. */
    public static final int JCO_ERROR_SERVER_DATA_INVALID = 181;

    /** A file of metadata cannot be read. */
    public static final int JCO_ERROR_INVALID_REPOSITORY_CACHE = 190;

    /** A serialised object cannot be read. */
    public static final int JCO_ERROR_SERIALIZATION = 191;

    /**
     * Another name of {@link #JCO_ERROR_SERIALIZATION}.
     *
     * @deprecated programs that are not old use that one
     */
    @Deprecated
    public static final int JCO_ERROR_REPOSITORY_SERIALIZATION = JCO_ERROR_SERIALIZATION;

    private static final int PARAMETERS = 4;

    private final int group;
    private final String key;
    private final RfcMessage message;

    /** A failure of a group, with a key of its own. */
    public JCoException(int group, String key, String message) {
        this(group, key, message, null);
    }

    /** As {@link #JCoException(int, String, String)}, with what it comes from. */
    public JCoException(int group, String key, String message, Throwable cause) {
        this(group, key, message, RfcMessage.NONE, cause);
    }

    /** A failure of a group; its key is the group's. */
    public JCoException(int group, String message) {
        this(group, message, (Throwable) null);
    }

    /** As {@link #JCoException(int, String)}, with what it comes from. */
    public JCoException(int group, String message, Throwable cause) {
        this(group, keyOf(group), message, cause);
    }

    /**
     * A failure with a message of the system.
     *
     * @param messageParameters up to four, in order
     */
    public JCoException(
            int group,
            String key,
            String text,
            String messageClass,
            char messageType,
            String messageNumber,
            String[] messageParameters) {
        this(group, key, text, messageClass, messageType, messageNumber, messageParameters, null);
    }

    /** As the form without it, with what it comes from; null for nothing. */
    public JCoException(
            int group,
            String key,
            String text,
            String messageClass,
            char messageType,
            String messageNumber,
            String[] messageParameters,
            Throwable cause) {
        this(
                group,
                key,
                text,
                new RfcMessage(messageClass, messageType, messageNumber, text, List.of(messageParameters)),
                cause);
    }

    JCoException(int group, String key, String text, RfcMessage message, Throwable cause) {
        super(text, cause);
        this.group = group;
        this.key = key;
        this.message = message;
    }

    static String keyOf(int group) {
        return RfcErrorGroup.of(group).map(RfcErrorGroup::key).orElseGet(() -> String.valueOf(group));
    }

    /** Number of the group, one of the constants. */
    public int getGroup() {
        return group;
    }

    /** Name of the declared exception or short dump, else the constant's name. */
    public String getKey() {
        return key;
    }

    /** Class of the system's message; empty if it gave none. */
    public String getMessageClass() {
        return message.messageClass();
    }

    /** Type of the system's message, such as {@code E}; blank if it gave none. */
    public char getMessageType() {
        return message.type();
    }

    /** Three digits; empty if the system gave no message. */
    public String getMessageNumber() {
        return message.number();
    }

    /** Text of the system's message; empty if it gave none. */
    public String getMessageText() {
        return message.text();
    }

    /**
     * A variable part of the system's message; empty if it has fewer.
     *
     * @param index 0 to 3
     */
    public String getMessageParameter(int index) {
        return getMessageParameters()[index];
    }

    /** The four variable parts of the system's message; empty where it has none. */
    public String[] getMessageParameters() {
        List<String> given = message.parameters();
        String[] parameters = new String[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            parameters[i] = i < given.size() ? given.get(i) : "";
        }
        return parameters;
    }

    /** For example {@code dev.fairlead.jco.JCoException: (102) JCO_ERROR_COMMUNICATION: no route}. */
    @Override
    public String toString() {
        return getClass().getName() + ": (" + group + ") " + key + ": " + getMessage();
    }
}
