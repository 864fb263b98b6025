package dev.fairlead.configuration;

import java.util.Set;

/** The properties of RFC destinations (destination specification, 1.17). */
final class RfcNames {

    static final String CLIENT_PREFIX = "jco.client";
    static final String DESTINATION_PREFIX = "jco.destination";

    static final String PROXY_TYPE = "jco.destination.proxy_type";
    static final String DESCRIPTION = "jco.destination.description";
    static final String LOCATION_ID = "jco.client.cloud_connector_location_id";

    static final String AUTH_TYPE = "jco.destination.auth_type";
    static final String USER = "jco.client.user";
    static final String ALIAS = "jco.client.alias_user";
    static final String PASSWORD = "jco.client.passwd";
    static final String CERTIFICATE_LOGON = "jco.client.tls_client_certificate_logon";
    static final String TECHNICAL_ID = "jco.client.tech_user_id";
    static final String TECHNICAL_SECRET = "jco.client.tech_user_secret";
    static final String TECHNICAL_URL = "jco.client.tech_user_service_url";
    static final String LANGUAGE = "jco.client.lang";

    static final String HOST = "jco.client.ashost";
    static final String SYSTEM_NUMBER = "jco.client.sysnr";
    static final String CLIENT = "jco.client.client";
    static final String MESSAGE_HOST = "jco.client.mshost";
    static final String SYSTEM_ID = "jco.client.r3name";
    static final String MESSAGE_SERVICE = "jco.client.msserv";
    static final String GROUP = "jco.client.group";
    static final String WEB_SOCKET_HOST = "jco.client.wshost";
    static final String WEB_SOCKET_PORT = "jco.client.wsport";
    static final String PING_PERIOD = "jco.destination.ws_ping_period";
    static final String PONG_TIMEOUT = "jco.destination.ws_pong_timeout";
    static final String TRUST_ALL = "jco.client.tls_trust_all";

    static final String POOL_CAPACITY = "jco.destination.pool_capacity";
    static final String PEAK_LIMIT = "jco.destination.peak_limit";
    static final String WAITING_TIME = "jco.destination.max_get_client_time";
    static final String EXPIRATION_TIME = "jco.destination.expiration_time";
    static final String EXPIRATION_CHECK = "jco.destination.expiration_check_period";
    static final String CHECK_CONNECTION = "jco.destination.pool_check_connection";

    static final String REPOSITORY = "jco.destination.repository_destination";
    static final String REPOSITORY_USER = "jco.destination.repository.user";
    static final String REPOSITORY_PASSWORD = "jco.destination.repository.passwd";
    static final String REPOSITORY_CHECK = "jco.destination.repository.check_interval";

    static final String TRACE = "jco.client.trace";
    static final String CODE_PAGE = "jco.client.codepage";
    static final String DELTA = "jco.client.delta";
    static final String SERIALIZATION = "jco.client.serialization_format";
    static final String NETWORK = "jco.client.network";

    /** Of Fairlead's own (RFC specification, A.4.4): read here as far as they say where a system is, and kept. */
    static final String SOAP_URL = "jco.destination.x_fairlead.soap_url";

    static final String HTTP_DESTINATION = "jco.destination.x_fairlead.http_destination";

    static final String PRINCIPAL_FALLBACK = "jco.destination.x_fairlead.principal_fallback";

    static final Set<String> ALL = Set.of(
            PROXY_TYPE,
            DESCRIPTION,
            LOCATION_ID,
            AUTH_TYPE,
            USER,
            ALIAS,
            PASSWORD,
            CERTIFICATE_LOGON,
            TECHNICAL_ID,
            TECHNICAL_SECRET,
            TECHNICAL_URL,
            LANGUAGE,
            HOST,
            SYSTEM_NUMBER,
            CLIENT,
            MESSAGE_HOST,
            SYSTEM_ID,
            MESSAGE_SERVICE,
            GROUP,
            WEB_SOCKET_HOST,
            WEB_SOCKET_PORT,
            PING_PERIOD,
            PONG_TIMEOUT,
            TRUST_ALL,
            POOL_CAPACITY,
            PEAK_LIMIT,
            WAITING_TIME,
            EXPIRATION_TIME,
            EXPIRATION_CHECK,
            CHECK_CONNECTION,
            REPOSITORY,
            REPOSITORY_USER,
            REPOSITORY_PASSWORD,
            REPOSITORY_CHECK,
            TRACE,
            CODE_PAGE,
            DELTA,
            SERIALIZATION,
            NETWORK);

    private RfcNames() {}
}
