package dev.fairlead.error;

/**
 * Every error, with an id that never changes its meaning. Numbers of {@code FL-AUTH} are those of the specification of
 * authentication (section 3.9); {@code docs/errors.md} is generated from this list.
 */
public enum ErrorCode {
    // destinations
    DESTINATION_NOT_FOUND(
            "FL-DEST-001",
            404,
            "No source knows the destination.",
            "Check the spelling, or add it to a source; names are case-sensitive"),
    DESTINATION_NAME_INVALID(
            "FL-DEST-002", 500, "The name cannot be a destination's name.", "Use 1 to 200 letters, digits, _ and -"),
    SOURCE_UNREADABLE(
            "FL-DEST-003",
            500,
            "A source of destinations cannot be read.",
            "Mend the file or variable; other sources keep working"),
    TYPE_UNSUPPORTED(
            "FL-DEST-004",
            500,
            "The destination's Type is unknown, or does not fit the injected type.",
            "Set Type to the kind of system, or inject the type that fits it"),
    FRAGMENT_NOT_FOUND(
            "FL-DEST-005", 404, "No source knows the fragment.", "Check the spelling, or add the fragment to a source"),
    LOOKUP_INVALID(
            "FL-DEST-006",
            400,
            "The options of a look-up contradict each other or the destination.",
            "Correct fragment, level, strategy or chain"),
    BINDING_UNUSABLE(
            "FL-DEST-007",
            500,
            "The binding of an SAP BTP service cannot be used.",
            "Look at the binding's credentials, or name the instance to use"),
    SERVICE_UNREACHABLE(
            "FL-DEST-008",
            503,
            "The Destination service cannot be reached.",
            "Look at the service and the network; what is cached serves on"),
    SERVICE_REFUSED(
            "FL-DEST-009",
            502,
            "The Destination service refused the request.",
            "Compare the binding, the tenant and the subscription with what the service expects"),
    SERVICE_ANSWER_MALFORMED(
            "FL-DEST-010",
            502,
            "The Destination service's answer cannot be read.",
            "Check that the binding's uri is that of a Destination service"),
    SERVICE_SUSPENDED(
            "FL-DEST-011",
            503,
            "Calls to the Destination service are suspended after repeated failures.",
            "Wait; calls are tried again by themselves"),
    DESTINATION_CHANGING("FL-DEST-012", 503, "The destination changes while it is called.", "Make the call again"),

    // deployment of the application
    CONNECTION_FACTORY_MISSING(
            "FL-APP-001",
            500,
            "Fairlead's connection factory is not in JNDI.",
            "Deploy fairlead.rar before the application, or let fairlead.connection-factory name the factory"),
    API_TWICE(
            "FL-APP-002",
            500,
            "The application and the resource adapter use two copies of fairlead-api.",
            "Take fairlead-api out of the application (scope provided), and let the application see fairlead.rar"),

    // authentication, by the destination's properties
    PROPERTY_MISSING("FL-AUTH-001", 500, "A mandatory property is missing.", "Add the property to the destination"),
    PROPERTY_INVALID("FL-AUTH-002", 500, "A property has an invalid value.", "Correct the property"),
    AUTHENTICATION_UNSUPPORTED(
            "FL-AUTH-003",
            500,
            "The authentication does not go with the destination's type or proxy type.",
            "Choose an authentication that the combination supports"),

    // authentication, by the caller
    NO_USER(
            "FL-AUTH-010",
            401,
            "The destination acts for a signed-in user and the thread has none.",
            "Call it in a request of a signed-in user"),
    NO_USER_TOKEN(
            "FL-AUTH-011",
            401,
            "The user is known by name only, without a token.",
            "Let users sign in with OpenID Connect or MicroProfile JWT"),
    USER_TOKEN_EXPIRED("FL-AUTH-012", 401, "The user's token has expired.", "Sign in again"),
    USER_TOKEN_REJECTED(
            "FL-AUTH-013",
            401,
            "The user's token was not accepted.",
            "Compare the token's issuer, algorithm and times with the trust configuration"),
    USER_ID_NOT_FOUND(
            "FL-AUTH-014",
            401,
            "The user's id is not in the token.",
            "Name the claim in userIdSource, or choose the nameIdFormat that fits the token"),
    TENANT_MISSING(
            "FL-AUTH-015",
            500,
            "tokenServiceURLType is Common and the call has no tenant.",
            "Call for a tenant, or configure the installation's tenant"),
    TENANT_NOT_ALLOWED(
            "FL-AUTH-016",
            500,
            "tokenServiceURLType is Dedicated and the call names a tenant.",
            "Set tokenServiceURLType to Common, or call without a tenant"),
    TENANT_INVALID(
            "FL-AUTH-017",
            500,
            "The tenant cannot be part of a host name.",
            "Use the tenant's subdomain: letters, digits and hyphens"),
    INPUT_MISSING(
            "FL-AUTH-030",
            400,
            "The destination needs something of the application that the call does not give.",
            "Give it along with the call, see DestinationRequest.input"),
    INPUT_CONTRADICTORY(
            "FL-AUTH-031",
            403,
            "What the call says contradicts itself, the user or the destination.",
            "Call for the user's own tenant, and give one of two things that exclude each other"),

    // authentication, by the token service
    TOKEN_SERVICE_UNREACHABLE(
            "FL-AUTH-020", 503, "The token service cannot be reached.", "Check tokenServiceURL, network and trust"),
    CLIENT_REJECTED("FL-AUTH-021", 502, "The token service refused the client.", "Check clientId and clientSecret"),
    GRANT_REJECTED("FL-AUTH-022", 502, "The token service refused the grant.", "Allow this grant for the client"),
    TOKEN_REQUEST_REJECTED(
            "FL-AUTH-023", 502, "The token service refused the request.", "Check scope and the other parameters"),
    TOKEN_ANSWER_MALFORMED(
            "FL-AUTH-024",
            502,
            "The token service's answer is no token.",
            "Check that tokenServiceURL is an OAuth 2.0 token endpoint"),
    TOKEN_RETRIEVAL_FAILED(
            "FL-AUTH-025",
            502,
            "The Destination service could not retrieve a token.",
            "Look at the token service's answer in the message"),
    TOKEN_MISSING(
            "FL-AUTH-026",
            502,
            "The Destination service gave no token.",
            "Look whether the destination's authentication gives one"),
    TOKEN_SERVICE_SUSPENDED(
            "FL-AUTH-027",
            503,
            "Calls to the token service are suspended after repeated refusal of the client.",
            "Correct the credentials, or wait"),
    CLIENT_ASSERTION_UNUSABLE(
            "FL-AUTH-032",
            500,
            "The destination that gives the client assertion cannot be used.",
            "Use a destination with OAuth2ClientCredentials and clientAssertion.type"),
    KEY_OR_TRUST_STORE_UNUSABLE(
            "FL-AUTH-040",
            500,
            "A key or trust store cannot be used.",
            "Check location, format, password and validity"),
    TLS_FAILED(
            "FL-AUTH-041",
            502,
            "The TLS handshake failed.",
            "Add the issuer of the peer's certificate to TrustStoreLocation, or check the host name"),

    CREDENTIALS_REFUSED(
            "FL-AUTH-050",
            502,
            "The target refused the credentials.",
            "Look at the permissions of the user or client at the target"),
    ISOLATION_VIOLATED(
            "FL-AUTH-090",
            500,
            "Credentials of another user or tenant were about to be used; the call was stopped.",
            "Report it; the cache has been cleared"),

    // authentication, at the agent
    PRINCIPAL_UNEXPECTED(
            "FL-AUTH-070",
            403,
            "The system mapping takes no principal.",
            "Set the mapping's authenticationMode, or another authentication at the destination"),
    PRINCIPAL_NOT_TRUSTED(
            "FL-AUTH-071",
            403,
            "The agent does not trust the user's token.",
            "Add the token's issuer, with its keys, to the agent's trust list"),
    PRINCIPAL_EXPIRED("FL-AUTH-072", 403, "The user's token had expired at the agent.", "Sign in again"),
    PRINCIPAL_NOT_MAPPED(
            "FL-AUTH-073",
            403,
            "The agent cannot build a certificate subject from the token.",
            "Compare the agent's subject patterns with the token's claims"),
    PRINCIPAL_CA_UNUSABLE(
            "FL-AUTH-074",
            502,
            "The agent's certificate authority or system certificate cannot be used.",
            "Check the agent's certificates"),
    BACKEND_NOT_TRUSTED(
            "FL-AUTH-076",
            502,
            "The agent does not trust the back end's certificate, or TLS to it failed.",
            "Add the back end's issuer to the agent's trust list"),
    PRINCIPAL_TICKET_REFUSED(
            "FL-AUTH-077",
            403,
            "The agent gets no Kerberos ticket for the user.",
            "Look at the agent's log for the KDC's answer, and whether its principal may delegate to the service"),
    PRINCIPAL_MISSING(
            "FL-AUTH-078",
            401,
            "The system mapping demands a principal and the call had none.",
            "Use PrincipalPropagation at the destination, with a signed-in user"),

    // routes and the tunnel
    TARGET_UNREACHABLE("FL-ROUTE-001", 502, "The target cannot be reached.", "Check host, port and network"),
    TARGET_TIMEOUT(
            "FL-ROUTE-002", 504, "The target did not answer in time.", "Raise the timeout, or look at the target"),
    TARGET_BROKE_OFF(
            "FL-ROUTE-003",
            502,
            "The connection broke in the middle of an exchange.",
            "Repeat the request if it is idempotent"),
    TARGET_PROTOCOL("FL-ROUTE-004", 502, "The target's answer is no valid HTTP.", "Check that the port speaks HTTP"),
    REQUEST_INVALID("FL-ROUTE-005", 400, "The request cannot be sent as it is.", "Correct method, path or header"),
    POOL_EXHAUSTED(
            "FL-ROUTE-006",
            503,
            "No managed connection was free in time.",
            "Close responses, or raise the pool's maximum"),
    CONNECTOR_UNAVAILABLE(
            "FL-ROUTE-007",
            503,
            "The resource adapter, or its container, lends no connection.",
            "Look in the server's log for why the resource adapter does not run"),
    NO_TUNNEL(
            "FL-TUN-001",
            500,
            "The destination is OnPremise and no tunnel gateway is configured.",
            "Set fairlead.gateway.agents.port"),
    NO_AGENT(
            "FL-TUN-002",
            503,
            "No agent is connected for the tenant and location id.",
            "Start the agent, or correct CloudConnectorLocationId"),
    TUNNEL_LOST(
            "FL-TUN-003",
            502,
            "The tunnel broke in the middle of an exchange.",
            "Repeat the request if it is idempotent"),
    TUNNEL_OVERLOADED("FL-TUN-004", 503, "The tunnel has no room for another stream.", "Repeat the request later"),
    SYSTEM_NOT_EXPOSED(
            "FL-TUN-010",
            403,
            "The agent exposes no such virtual host and port.",
            "Add a system mapping to the agent's configuration, or correct the destination's URL"),
    RESOURCE_NOT_EXPOSED(
            "FL-TUN-011",
            403,
            "The agent does not expose the path.",
            "Add the path to the mapping's resources if the request is valid"),
    PATH_AMBIGUOUS(
            "FL-TUN-012",
            403,
            "The path can be read in two ways and is refused.",
            "Send it without dot segments, double slashes and encoded slashes"),
    UPGRADE_NOT_ALLOWED(
            "FL-TUN-013", 403, "The resource does not allow an upgrade.", "Allow WebSocket at the agent's resource"),
    BACKEND_UNREACHABLE(
            "FL-TUN-020",
            502,
            "The agent cannot reach the back end.",
            "Check the mapping's internal address from the agent's machine"),
    BACKEND_TIMEOUT(
            "FL-TUN-021", 504, "The back end did not answer the agent in time.", "Look at the back end, or its load"),
    BACKEND_PROTOCOL(
            "FL-TUN-022", 502, "The back end's answer is no valid HTTP.", "Check that the internal port speaks HTTP"),

    // RFC; the numbers are those of JCo's error groups (RFC specification, B.7)
    RFC_CONFIGURATION(
            "FL-RFC-101",
            500,
            "The data of an RFC destination are wrong or incomplete.",
            "Correct the destination's jco properties"),
    RFC_COMMUNICATION(
            "FL-RFC-102",
            502,
            "The ABAP system cannot be reached, or the connection to it broke.",
            "Look at network, tunnel and system; repeat the call only if the outcome is known or it is idempotent"),
    RFC_LOGON(
            "FL-RFC-103",
            502,
            "The ABAP system refused the logon.",
            "Check client, user, password or certificate, and whether the user is locked"),
    RFC_SYSTEM_FAILURE(
            "FL-RFC-104",
            502,
            "The function ended with a short dump or a message of type A, E or X.",
            "Look at the message, or at transaction ST22 of the system"),
    RFC_RESOURCE(
            "FL-RFC-106",
            503,
            "No connection was free in time, or a limit is reached.",
            "Close connections, or raise jco.destination.peak_limit"),
    RFC_PROTOCOL(
            "FL-RFC-107",
            502,
            "The ABAP system's answer cannot be read.",
            "Check that the address is that of the RFC service, and the metadata that of the system"),
    RFC_INTERNAL("FL-RFC-108", 500, "Something impossible happened in the RFC client.", "Report it"),
    RFC_BUSY("FL-RFC-110", 503, "The ABAP system is busy.", "Repeat the call later"),
    RFC_CANCELLED("FL-RFC-112", 502, "The ABAP session ended during the call.", "Look for who ended it in the system"),
    RFC_CONVERSION(
            "FL-RFC-122",
            500,
            "A value does not fit the type of its field, or cannot be read as the type asked for.",
            "Compare the value with type and length of the field"),
    RFC_FUNCTION_NOT_FOUND(
            "FL-RFC-123",
            404,
            "The ABAP system knows no such function, or it cannot be called remotely.",
            "Check the spelling, and the function's attributes in transaction SE37"),
    RFC_TID("FL-RFC-124", 500, "The text cannot be a transaction id.", "Use up to 24 of A-Z, 0-9, /, _, =, @ and -"),
    RFC_ABAP_EXCEPTION("FL-RFC-126", 502, "The function raised an exception that it declares.", "Handle it by its key"),
    RFC_FIELD_NOT_FOUND(
            "FL-RFC-127",
            500,
            "The record or function has no such field or parameter.",
            "Compare the name with the function's interface"),
    RFC_UNSUPPORTED(
            "FL-RFC-128",
            501,
            "The way to the ABAP system cannot do that.",
            "Use another transport, or what the message names"),
    RFC_ARGUMENT("FL-RFC-131", 500, "An argument is not allowed.", "Correct the program"),
    RFC_CONCURRENT_CALL(
            "FL-RFC-132", 500, "Two threads use one stateful connection.", "Give each its own unit of work"),
    RFC_TIMEOUT(
            "FL-RFC-135",
            504,
            "The logon to the ABAP system took too long.",
            "Look at the system, or raise the timeout"),
    RFC_ILLEGAL_STATE(
            "FL-RFC-136", 500, "What was asked for is not possible in this state.", "Correct the order of calls"),
    RFC_PASSWORD_CHANGE(
            "FL-RFC-138",
            502,
            "The user must change the password first.",
            "Change the password of the technical user in the system"),
    RFC_DESTINATION_CHANGED(
            "FL-RFC-180", 503, "The destination's data changed or were removed.", "Take the destination anew"),
    RFC_METADATA_UNREADABLE("FL-RFC-190", 500, "A file of metadata cannot be read.", "Write the file again"),
    RFC_OTHER(
            "FL-RFC-199",
            502,
            "SAP's connector reports a failure of another group.",
            "Look up the group and key that the message names");

    private final String id;
    private final int httpStatus;
    private final String meaning;
    private final String hint;

    ErrorCode(String id, int httpStatus, String meaning, String hint) {
        this.id = id;
        this.httpStatus = httpStatus;
        this.meaning = meaning;
        this.hint = hint;
    }

    /** Stable id, for example {@code FL-TUN-002}. */
    public String id() {
        return id;
    }

    /** Status with which an HTTP front passes the error on. */
    public int httpStatus() {
        return httpStatus;
    }

    /** What happened, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it in general; without a full stop. */
    public String hint() {
        return hint;
    }
}
