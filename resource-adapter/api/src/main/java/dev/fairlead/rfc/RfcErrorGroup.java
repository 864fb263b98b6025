package dev.fairlead.rfc;

import dev.fairlead.error.ErrorCode;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of failure that SAP's connector distinguishes, with its numbers and keys (RFC specification, B.7). */
public enum RfcErrorGroup {
    /** Wrong or incomplete destination data. */
    CONFIGURATION(101, ErrorCode.RFC_CONFIGURATION),
    /** Network, system down, host or function refused by the tunnel. */
    COMMUNICATION(102, ErrorCode.RFC_COMMUNICATION),
    /** Wrong user, password, certificate or ticket. */
    LOGON_FAILURE(103, ErrorCode.RFC_LOGON),
    /** Short dump, message of type A, E or X. */
    SYSTEM_FAILURE(104, ErrorCode.RFC_SYSTEM_FAILURE),
    /** Error in the handler of a server. */
    APPLICATION_EXCEPTION(105, ErrorCode.RFC_OTHER),
    /** Pool exhausted, no such resource. */
    RESOURCE(106, ErrorCode.RFC_RESOURCE),
    /** Undecodable data. */
    PROTOCOL(107, ErrorCode.RFC_PROTOCOL),
    /** A fault of the client. */
    INTERNAL(108, ErrorCode.RFC_INTERNAL),
    /** A registered server was cancelled. */
    CANCELLED(109, ErrorCode.RFC_OTHER),
    /** The partner is busy. */
    STATE_BUSY(110, ErrorCode.RFC_BUSY),
    /** Class-based exception. */
    ABAP_CLASS_EXCEPTION(111, ErrorCode.RFC_OTHER),
    /** The session ended during the call. */
    REQUEST_CANCELLED(112, ErrorCode.RFC_CANCELLED),
    /** The gateway refused a registration. */
    REGISTRATION_DENIED(113, ErrorCode.RFC_OTHER),
    /** Infrastructure. */
    EXTENSION(120, ErrorCode.RFC_OTHER),
    /** Infrastructure. */
    NULL_HANDLE(121, ErrorCode.RFC_OTHER),
    /** A value that does not fit its field, or cannot be read as asked for. */
    CONVERSION(122, ErrorCode.RFC_CONVERSION),
    /** The function has no interface that could be read. */
    FUNCTION_NOT_FOUND(123, ErrorCode.RFC_FUNCTION_NOT_FOUND),
    /** A transaction id that is too long or has wrong characters. */
    ILLEGAL_TID(124, ErrorCode.RFC_TID),
    /** Code page. */
    UNSUPPORTED_CODEPAGE(125, ErrorCode.RFC_OTHER),
    /** An exception that the function declares. */
    ABAP_EXCEPTION(126, ErrorCode.RFC_ABAP_EXCEPTION),
    /** Unknown field. */
    FIELD_NOT_FOUND(127, ErrorCode.RFC_FIELD_NOT_FOUND),
    /** Not possible with this transport. */
    NOT_SUPPORTED(128, ErrorCode.RFC_UNSUPPORTED),
    /** Start of a server. */
    SERVER_STARTUP(129, ErrorCode.RFC_OTHER),
    /** Unreadable XML given to a record. */
    XML_PARSER(130, ErrorCode.RFC_OTHER),
    /** An argument that is not allowed. */
    ILLEGAL_ARGUMENT(131, ErrorCode.RFC_ARGUMENT),
    /** One stateful connection used by two threads. */
    CONCURRENT_CALL(132, ErrorCode.RFC_CONCURRENT_CALL),
    /** A handle that is closed. */
    INVALID_HANDLE(133, ErrorCode.RFC_OTHER),
    /** Start of the runtime. */
    INITIALIZATION(134, ErrorCode.RFC_OTHER),
    /** The logon took too long. */
    TIMEOUT(135, ErrorCode.RFC_TIMEOUT),
    /** Not possible in this state. */
    ILLEGAL_STATE(136, ErrorCode.RFC_ILLEGAL_STATE),
    /** Column based serialisation. */
    CBRFC_SERIALIZE(137, ErrorCode.RFC_OTHER),
    /** The user must change the password. */
    PASSWORD_CHANGE_REQUIRED(138, ErrorCode.RFC_PASSWORD_CHANGE),
    /** Infrastructure. */
    DSR_LOAD_ERROR(150, ErrorCode.RFC_OTHER),
    /** Session reference. */
    SESSION_REF_NOT_VALID(153, ErrorCode.RFC_OTHER),
    /** Infrastructure. */
    JARM_LOAD_ERROR(155, ErrorCode.RFC_OTHER),
    /** The source of destinations failed. */
    DATA_PROVIDER_ERROR(156, ErrorCode.RFC_OTHER),
    /** Infrastructure. */
    SHAREABLE_CONTAINER(160, ErrorCode.RFC_OTHER),
    /** Session. */
    CREATE_SESSION(170, ErrorCode.RFC_OTHER),
    /** Session. */
    PASSIVATE_SESSION(171, ErrorCode.RFC_OTHER),
    /** Session. */
    RESTORE_SESSION(172, ErrorCode.RFC_OTHER),
    /** Session. */
    DESTROY_SESSION(173, ErrorCode.RFC_OTHER),
    /** Session. */
    CHECK_SESSION(174, ErrorCode.RFC_OTHER),
    /** The destination's data changed or were removed. */
    DESTINATION_DATA_INVALID(180, ErrorCode.RFC_DESTINATION_CHANGED),
    /** The server's data changed or were removed. */
    SERVER_DATA_INVALID(181, ErrorCode.RFC_OTHER),
    /** A file of metadata cannot be read. */
    INVALID_REPOSITORY_CACHE(190, ErrorCode.RFC_METADATA_UNREADABLE),
    /** A serialised object cannot be read. */
    SERIALIZATION(191, ErrorCode.RFC_OTHER);

    private final int number;
    private final ErrorCode code;

    RfcErrorGroup(int number, ErrorCode code) {
        this.number = number;
        this.code = code;
    }

    /** Number of the group, for example 126. */
    public int number() {
        return number;
    }

    /** Key of a failure of this group that has no key of its own, for example {@code JCO_ERROR_COMMUNICATION}. */
    public String key() {
        return "JCO_ERROR_" + name();
    }

    /** The entry in Fairlead's own catalogue of errors. */
    public ErrorCode code() {
        return code;
    }

    /** The group of that number; empty if it is none of these. */
    public static Optional<RfcErrorGroup> of(int number) {
        return Arrays.stream(values()).filter(group -> group.number == number).findFirst();
    }
}
