package dev.fairlead.error;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A call to a destination failed before its target could answer. The message is made for operators: code, destination,
 * place, what was found, what to do.
 */
public abstract sealed class DestinationException extends RuntimeException
        permits DestinationNotFoundException,
                InvalidDestinationException,
                InvalidRequestException,
                NoUserException,
                AuthenticationRefusedException,
                RouteUnavailableException,
                AccessDeniedException,
                RemoteFailureException,
                ProtocolFailureException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorDetail detail;
    private final ErrorCode code;
    private final String destination;
    private final boolean outcomeUnknown;
    private final String reference =
            "%08x".formatted(ThreadLocalRandom.current().nextInt());

    DestinationException(ErrorDetail detail, Throwable cause) {
        super(detail.message(), cause);
        this.detail = detail;
        this.code = detail.code();
        this.destination = detail.destination();
        this.outcomeUnknown = detail.outcomeUnknown();
    }

    /** The exception of the subtype that belongs to the detail's code, without a cause. */
    public static DestinationException of(ErrorDetail detail) {
        return of(detail, null);
    }

    /**
     * The exception of the subtype that belongs to the detail's code. The one table of codes and subtypes.
     *
     * @param cause what it comes from; may be null, as for any exception
     */
    public static DestinationException of(ErrorDetail detail, Throwable cause) {
        return switch (detail.code()) {
            case DESTINATION_NOT_FOUND, FRAGMENT_NOT_FOUND -> new DestinationNotFoundException(detail, cause);
            case DESTINATION_NAME_INVALID,
                    SOURCE_UNREADABLE,
                    TYPE_UNSUPPORTED,
                    PROPERTY_MISSING,
                    PROPERTY_INVALID,
                    AUTHENTICATION_UNSUPPORTED,
                    TENANT_MISSING,
                    TENANT_NOT_ALLOWED,
                    TENANT_INVALID,
                    BINDING_UNUSABLE,
                    CLIENT_ASSERTION_UNUSABLE,
                    KEY_OR_TRUST_STORE_UNUSABLE -> new InvalidDestinationException(detail, cause);
            case REQUEST_INVALID, LOOKUP_INVALID, INPUT_MISSING -> new InvalidRequestException(detail, cause);
            case NO_USER, NO_USER_TOKEN, USER_TOKEN_EXPIRED, USER_TOKEN_REJECTED, USER_ID_NOT_FOUND ->
                new NoUserException(detail, cause);
            case INPUT_CONTRADICTORY,
                    TOKEN_RETRIEVAL_FAILED,
                    TOKEN_MISSING,
                    CREDENTIALS_REFUSED,
                    ISOLATION_VIOLATED,
                    SERVICE_REFUSED,
                    CLIENT_REJECTED,
                    GRANT_REJECTED,
                    TOKEN_REQUEST_REJECTED,
                    TLS_FAILED,
                    PRINCIPAL_UNEXPECTED,
                    PRINCIPAL_NOT_TRUSTED,
                    PRINCIPAL_EXPIRED,
                    PRINCIPAL_NOT_MAPPED,
                    PRINCIPAL_CA_UNUSABLE,
                    PRINCIPAL_TICKET_REFUSED,
                    PRINCIPAL_MISSING,
                    BACKEND_NOT_TRUSTED -> new AuthenticationRefusedException(detail, cause);
            case CONNECTION_FACTORY_MISSING,
                    API_TWICE,
                    TOKEN_SERVICE_UNREACHABLE,
                    TOKEN_SERVICE_SUSPENDED,
                    SERVICE_UNREACHABLE,
                    SERVICE_SUSPENDED,
                    DESTINATION_CHANGING,
                    TARGET_UNREACHABLE,
                    TARGET_TIMEOUT,
                    POOL_EXHAUSTED,
                    CONNECTOR_UNAVAILABLE,
                    NO_TUNNEL,
                    NO_AGENT,
                    TUNNEL_OVERLOADED,
                    BACKEND_UNREACHABLE,
                    BACKEND_TIMEOUT -> new RouteUnavailableException(detail, cause);
            case SYSTEM_NOT_EXPOSED, RESOURCE_NOT_EXPOSED, PATH_AMBIGUOUS, UPGRADE_NOT_ALLOWED ->
                new AccessDeniedException(detail, cause);
            case TOKEN_ANSWER_MALFORMED,
                    SERVICE_ANSWER_MALFORMED,
                    TARGET_BROKE_OFF,
                    TARGET_PROTOCOL,
                    TUNNEL_LOST,
                    BACKEND_PROTOCOL -> new RemoteFailureException(detail, cause);
            case RFC_CONFIGURATION,
                    RFC_COMMUNICATION,
                    RFC_LOGON,
                    RFC_SYSTEM_FAILURE,
                    RFC_RESOURCE,
                    RFC_PROTOCOL,
                    RFC_INTERNAL,
                    RFC_BUSY,
                    RFC_CANCELLED,
                    RFC_CONVERSION,
                    RFC_FUNCTION_NOT_FOUND,
                    RFC_TID,
                    RFC_ABAP_EXCEPTION,
                    RFC_FIELD_NOT_FOUND,
                    RFC_UNSUPPORTED,
                    RFC_ARGUMENT,
                    RFC_CONCURRENT_CALL,
                    RFC_TIMEOUT,
                    RFC_ILLEGAL_STATE,
                    RFC_PASSWORD_CHANGE,
                    RFC_DESTINATION_CHANGED,
                    RFC_METADATA_UNREADABLE,
                    RFC_OTHER -> new ProtocolFailureException(detail, cause);
        };
    }

    /** What happened; stable across releases. */
    public ErrorCode code() {
        return code;
    }

    /** Name of the destination; empty where the failure belongs to none. */
    public String destination() {
        return destination;
    }

    /** The parts of the message; null only after serialization. */
    public ErrorDetail detail() {
        return detail;
    }

    /** Eight random characters that tell this very failure from others: in {@link #userMessage} and in every log. */
    public String reference() {
        return reference;
    }

    /**
     * What a user may read (authentication specification, 3.9): no host, property, token or answer of a server, but a
     * reference by which an operator finds all of that in the log.
     */
    public String userMessage() {
        return UserText.of(code, destination, reference);
    }

    /** Class, message and reference: what stack traces begin with. */
    @Override
    public String toString() {
        return super.toString() + " [" + reference + "]";
    }

    /** Whether the target may have received the request: if so, repeat only what is idempotent. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
