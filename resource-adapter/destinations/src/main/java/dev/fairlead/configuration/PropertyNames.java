package dev.fairlead.configuration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties of destinations, spelt as SAP BTP spells them; those that begin with {@code fairlead.} are our own. */
public final class PropertyNames {

    static final String NAME = "Name";
    static final String TYPE = "Type";
    static final String DESCRIPTION = "Description";
    static final String FRAGMENT_NAME = "FragmentName";
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
    static final String KEY_STORE_PASSWORD = "KeyStorePassword";
    static final String KEY_STORE_SOURCE = "KeyStore.Source";

    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String CLIENT_KEY = "clientKey";
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
    static final String TOKEN_KEY_STORE_PASSWORD = "tokenService.KeyStorePassword";
    static final String TOKEN_USER = "tokenServiceUser";
    static final String TOKEN_PASSWORD = "tokenServicePassword";
    static final String TOKEN_BASIC_ENCODING = "fairlead.tokenService.basicEncoding";
    static final String TOKEN_METADATA = "fairlead.tokenService.useMetadata";
    static final String CLIENT_ASSERTION_DESTINATION = "clientAssertion.destinationName";
    static final String CLIENT_ASSERTION_TYPE = "clientAssertion.type";
    static final String CLIENT_ASSERTION_BY_CALL = "fairlead.clientAssertion.givenByCall";
    static final String CLIENT_ASSERTION_KEY_STORE = "fairlead.clientAssertion.keyStoreLocation";
    static final String CLIENT_ASSERTION_KEY_STORE_PASSWORD = "fairlead.clientAssertion.keyStorePassword";
    static final String CLIENT_ASSERTION_KEY_ALIAS = "fairlead.clientAssertion.keyAlias";
    static final String CLIENT_ASSERTION_KEY_ID = "fairlead.clientAssertion.keyId";
    static final String CLIENT_ASSERTION_AUDIENCE = "fairlead.clientAssertion.audience";
    static final String CLIENT_ASSERTION_ALGORITHM = "fairlead.clientAssertion.algorithm";

    static final String USER_TOKEN_JWKS = "x_user_token.jwks";
    static final String USER_TOKEN_JWKS_URI = "x_user_token.jwks_uri";
    static final String USER_TOKEN_TYPE = "x_user_token.header.typ";
    static final String USER_TOKEN_EXCHANGE_MODE = "fairlead.userTokenExchange.mode";
    static final String TOKEN_EXCHANGE_SUBJECT = "fairlead.tokenExchange.defaultSubject";
    static final String AUTHORIZATION_URL = "fairlead.authorizationURL";
    static final String PROPAGATION_MODE = "fairlead.pp.mode";
    static final String AUTHORIZATION_OVERRIDE = "fairlead.allowAuthorizationOverride";
    static final String HEADER_DUPLICATES = "fairlead.headers.duplicates";

    static final String AUDIENCE = "audience";
    static final String AUTHN_CONTEXT = "authnContextClassRef";
    static final String ASSERTION_PROVIDER = "SAMLAssertionProvider";
    static final String ASSERTION_ISSUER = "assertionIssuer";
    static final String ASSERTION_RECIPIENT = "assertionRecipient";
    static final String ASSERTION_ENCODING = "samlAssertionEncoding";
    static final String NAME_ID_FORMAT = "nameIdFormat";
    static final String NAME_QUALIFIER = "nameQualifier";
    static final String USER_ID_SOURCE = "userIdSource";
    static final String SYSTEM_USER = "SystemUser";
    static final String COMPANY_ID = "companyId";
    static final String API_KEY = "apiKey";
    static final String SKIP_ATTRIBUTES_PREFIX = "skipUserAttributesPrefixInSAMLAttributes";
    static final String SKIP_USER_UUID = "skipUserUuidInSAMLAttributes";
    static final String INCLUDE_SIGNING_CERTIFICATE = "includeSigningCertificateInSAMLAssertion";
    static final String SAML_VALIDITY = "fairlead.saml.validityInMinutes";
    static final String SAML_USER_INFO = "fairlead.saml.userInfo";
    static final String SAML_USER_INFO_URL = "fairlead.saml.userInfoURL";
    static final String SAML_SECURITY_SESSION = "fairlead.saml.securitySession";
    static final String SAML_ATTRIBUTES = "fairlead.saml.attribute.";

    private static final Set<String> HTTP = Set.of(
            NAME,
            TYPE,
            DESCRIPTION,
            FRAGMENT_NAME,
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
            KEY_STORE_PASSWORD,
            KEY_STORE_SOURCE,
            CLIENT_ID,
            CLIENT_SECRET,
            CLIENT_KEY,
            SCOPE,
            TOKEN_URL,
            TOKEN_URL_TYPE,
            TOKEN_PROXY_TYPE,
            TOKEN_CONNECT_TIMEOUT,
            TOKEN_READ_TIMEOUT,
            TOKEN_CREDENTIALS_IN_BODY,
            TOKEN_KEY_STORE,
            TOKEN_KEY_STORE_PASSWORD,
            TOKEN_USER,
            TOKEN_PASSWORD,
            TOKEN_BASIC_ENCODING,
            TOKEN_METADATA,
            CLIENT_ASSERTION_DESTINATION,
            CLIENT_ASSERTION_TYPE,
            CLIENT_ASSERTION_BY_CALL,
            CLIENT_ASSERTION_KEY_STORE,
            CLIENT_ASSERTION_KEY_STORE_PASSWORD,
            CLIENT_ASSERTION_KEY_ALIAS,
            CLIENT_ASSERTION_KEY_ID,
            CLIENT_ASSERTION_AUDIENCE,
            CLIENT_ASSERTION_ALGORITHM,
            USER_TOKEN_JWKS,
            USER_TOKEN_JWKS_URI,
            USER_TOKEN_TYPE,
            USER_TOKEN_EXCHANGE_MODE,
            TOKEN_EXCHANGE_SUBJECT,
            AUTHORIZATION_URL,
            PROPAGATION_MODE,
            AUTHORIZATION_OVERRIDE,
            HEADER_DUPLICATES,
            AUDIENCE,
            AUTHN_CONTEXT,
            ASSERTION_PROVIDER,
            ASSERTION_ISSUER,
            ASSERTION_RECIPIENT,
            ASSERTION_ENCODING,
            NAME_ID_FORMAT,
            NAME_QUALIFIER,
            USER_ID_SOURCE,
            SYSTEM_USER,
            COMPANY_ID,
            API_KEY,
            SKIP_ATTRIBUTES_PREFIX,
            SKIP_USER_UUID,
            INCLUDE_SIGNING_CERTIFICATE,
            SAML_VALIDITY,
            SAML_USER_INFO,
            SAML_USER_INFO_URL,
            SAML_SECURITY_SESSION);

    /** The names under which a description may stand, whatever the type. */
    static final List<String> DESCRIPTIONS =
            List.of(DESCRIPTION, RfcNames.DESCRIPTION, LdapNames.DESCRIPTION, MailNames.DESCRIPTION);

    private static final List<String> GROUPS =
            List.of(URL_HEADERS, URL_QUERIES, TOKEN_HEADERS, TOKEN_QUERIES, TOKEN_PARAMETERS, SAML_ATTRIBUTES);

    private static final Set<String> KNOWN = Stream.of(HTTP, RfcNames.ALL, MailNames.ALL, LdapNames.ALL, TcpNames.ALL)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private PropertyNames() {}

    /** Names without the members of groups, which have no fixed names. */
    public static Set<String> known() {
        return KNOWN;
    }

    /** Prefixes of groups, with the dot at their end. */
    static List<String> groups() {
        return GROUPS;
    }
}
