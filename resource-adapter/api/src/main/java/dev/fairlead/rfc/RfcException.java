package dev.fairlead.rfc;

import dev.fairlead.error.ProtocolFailureException;

/** A call of a function failed. The subtype says what the caller can do, group and key what happened. */
public abstract sealed class RfcException extends ProtocolFailureException
        permits RfcAbapException,
                RfcLogonException,
                RfcCommunicationException,
                RfcSystemException,
                RfcConversionException,
                RfcConfigurationException,
                RfcUsageException,
                RfcUnsupportedException {
    private static final long serialVersionUID = 1L;

    private final RfcErrorGroup group;
    private final String key;
    private final RfcMessage message;
    private final String nativeCode;

    RfcException(RfcFailure failure, Throwable cause) {
        super(failure.detail(), cause);
        this.group = failure.group();
        this.key = failure.key();
        this.message = failure.message();
        this.nativeCode = failure.nativeCode();
    }

    /** The exception of the subtype that belongs to the failure's group, without a cause. */
    public static RfcException of(RfcFailure failure) {
        return of(failure, null);
    }

    /**
     * The exception of the subtype that belongs to the failure's group. The one table of groups and subtypes.
     *
     * @param cause what it comes from; may be null, as for any exception
     */
    public static RfcException of(RfcFailure failure, Throwable cause) {
        return switch (failure.group()) {
            case ABAP_EXCEPTION, ABAP_CLASS_EXCEPTION -> new RfcAbapException(failure, cause);
            case LOGON_FAILURE, PASSWORD_CHANGE_REQUIRED -> new RfcLogonException(failure, cause);
            case COMMUNICATION,
                    RESOURCE,
                    PROTOCOL,
                    CANCELLED,
                    STATE_BUSY,
                    REGISTRATION_DENIED,
                    UNSUPPORTED_CODEPAGE,
                    TIMEOUT -> new RfcCommunicationException(failure, cause);
            case CONVERSION -> new RfcConversionException(failure, cause);
            case CONFIGURATION,
                    DATA_PROVIDER_ERROR,
                    DESTINATION_DATA_INVALID,
                    SERVER_DATA_INVALID,
                    INVALID_REPOSITORY_CACHE -> new RfcConfigurationException(failure, cause);
            case FUNCTION_NOT_FOUND,
                    ILLEGAL_TID,
                    FIELD_NOT_FOUND,
                    XML_PARSER,
                    ILLEGAL_ARGUMENT,
                    CONCURRENT_CALL,
                    INVALID_HANDLE,
                    ILLEGAL_STATE -> new RfcUsageException(failure, cause);
            case NOT_SUPPORTED -> new RfcUnsupportedException(failure, cause);
            case SYSTEM_FAILURE,
                    APPLICATION_EXCEPTION,
                    INTERNAL,
                    REQUEST_CANCELLED,
                    EXTENSION,
                    NULL_HANDLE,
                    SERVER_STARTUP,
                    INITIALIZATION,
                    CBRFC_SERIALIZE,
                    DSR_LOAD_ERROR,
                    SESSION_REF_NOT_VALID,
                    JARM_LOAD_ERROR,
                    SHAREABLE_CONTAINER,
                    CREATE_SESSION,
                    PASSIVATE_SESSION,
                    RESTORE_SESSION,
                    DESTROY_SESSION,
                    CHECK_SESSION,
                    SERIALIZATION -> new RfcSystemException(failure, cause);
        };
    }

    /** Kind of failure. */
    public RfcErrorGroup group() {
        return group;
    }

    /** Name of the declared exception or short dump, else the group's key such as {@code JCO_ERROR_COMMUNICATION}. */
    public String key() {
        return key;
    }

    /** The ABAP system's message; {@link RfcMessage#NONE} if it gave none. */
    public RfcMessage abapMessage() {
        return message;
    }

    /** The transport's own word for the failure, such as {@code NO_AUTHORITY} or an HTTP status; empty if it has none. */
    public String nativeCode() {
        return nativeCode;
    }
}
