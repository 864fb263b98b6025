package dev.fairlead.configuration;

import java.util.Set;

/** The properties of HTTP destinations that this release reads, spelt as SAP BTP spells them. */
public final class PropertyNames {

    static final String NAME = "Name";
    static final String TYPE = "Type";
    static final String URL = "URL";
    static final String PROXY_TYPE = "ProxyType";
    static final String AUTHENTICATION = "Authentication";
    static final String LOCATION_ID = "CloudConnectorLocationId";
    static final String URL_HEADERS = "URL.headers.";
    static final String URL_QUERIES = "URL.queries.";
    static final String URL_CONNECT_TIMEOUT = "URL.connectionTimeoutInSeconds";
    static final String URL_READ_TIMEOUT = "URL.socketReadTimeoutInSeconds";
    static final String SAP_CLIENT = "sap-client";
    static final String SAP_LANGUAGE = "sap-language";

    static final String USER = "User";
    static final String PASSWORD = "Password";
    static final String PREEMPTIVE = "Preemptive";

    static final String TRUST_ALL = "TrustAll";
    static final String TRUST_STORE_LOCATION = "TrustStoreLocation";
    static final String TRUST_STORE_PASSWORD = "TrustStorePassword";
    static final String HOSTNAME_VERIFIER = "HostnameVerifier";
    static final String KEY_STORE_LOCATION = "KeyStoreLocation";

    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String SCOPE = "scope";
    static final String TOKEN_URL = "tokenServiceURL";
    static final String TOKEN_URL_TYPE = "tokenServiceURLType";
    static final String TOKEN_PROXY_TYPE = "tokenServiceURL.ProxyType";
    static final String TOKEN_CONNECT_TIMEOUT = "tokenServiceURL.ConnectionTimeoutInSeconds";
    static final String TOKEN_READ_TIMEOUT = "tokenServiceURL.SocketReadTimeoutInSeconds";
    static final String TOKEN_HEADERS = "tokenServiceURL.headers.";
    static final String TOKEN_QUERIES = "tokenServiceURL.queries.";
    static final String TOKEN_PARAMETERS = "tokenService.body.";
    static final String TOKEN_CREDENTIALS_IN_BODY = "tokenService.addClientCredentialsInBody";
    static final String TOKEN_KEY_STORE = "tokenService.KeyStoreLocation";
    static final String TOKEN_USER = "tokenServiceUser";
    static final String TOKEN_PASSWORD = "tokenServicePassword";
    static final String CLIENT_ASSERTION_DESTINATION = "clientAssertion.destinationName";

    private static final Set<String> KNOWN = Set.of(
            NAME,
            TYPE,
            "Description",
            URL,
            PROXY_TYPE,
            AUTHENTICATION,
            LOCATION_ID,
            URL_CONNECT_TIMEOUT,
            URL_READ_TIMEOUT,
            SAP_CLIENT,
            SAP_LANGUAGE,
            USER,
            PASSWORD,
            PREEMPTIVE,
            TRUST_ALL,
            TRUST_STORE_LOCATION,
            TRUST_STORE_PASSWORD,
            HOSTNAME_VERIFIER,
            KEY_STORE_LOCATION,
            CLIENT_ID,
            CLIENT_SECRET,
            SCOPE,
            TOKEN_URL,
            TOKEN_URL_TYPE,
            TOKEN_PROXY_TYPE,
            TOKEN_CONNECT_TIMEOUT,
            TOKEN_READ_TIMEOUT,
            TOKEN_CREDENTIALS_IN_BODY,
            TOKEN_KEY_STORE,
            TOKEN_USER,
            TOKEN_PASSWORD,
            CLIENT_ASSERTION_DESTINATION);

    private PropertyNames() {}

    /** Names without the members of groups, which have no fixed names. */
    public static Set<String> known() {
        return KNOWN;
    }
}
