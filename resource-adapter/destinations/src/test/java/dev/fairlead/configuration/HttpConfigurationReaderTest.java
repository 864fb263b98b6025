package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConfigurationReaderTest {

    private static Map<String, String> valid(String authentication) {
        return Samples.http(authentication);
    }

    private static HttpConfiguration read(Map<String, String> properties) {
        return (HttpConfiguration) Samples.read(properties);
    }

    private static InvalidDestinationException refused(Map<String, String> properties) {
        return catchThrowableOfType(InvalidDestinationException.class, () -> read(properties));
    }

    @ParameterizedTest
    @MethodSource("dev.fairlead.configuration.Samples#httpAuthentications")
    void aDestinationWithItsMandatoryPropertiesIsValid(String authentication) {
        assertThat(read(valid(authentication)).authentication().value()).isEqualTo(authentication);
    }

    @ParameterizedTest
    @CsvSource({
        "NoAuthentication, Type",
        "NoAuthentication, URL",
        "NoAuthentication, Authentication",
        "BasicAuthentication, URL",
        "BasicAuthentication, User",
        "BasicAuthentication, Password",
        "OAuth2ClientCredentials, URL",
        "OAuth2ClientCredentials, clientId",
        "OAuth2ClientCredentials, clientSecret",
        "OAuth2ClientCredentials, tokenServiceURL",
        "PrincipalPropagation, URL"
    })
    void aMissingMandatoryPropertyIsNamed(String authentication, String property) {
        Map<String, String> properties = valid(authentication);
        properties.remove(property);

        InvalidDestinationException failure = refused(properties);

        assertThat(failure.code()).isEqualTo(ErrorCode.PROPERTY_MISSING);
        assertThat(failure).hasMessageContaining("'shop'").hasMessageContaining(property + ": is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "NoAuthentication, ProxyType, Intranet, 'Intranet' is not known here",
        "NoAuthentication, Authentication, Magic, 'Magic' is no authentication",
        "NoAuthentication, Authentication, AppToAppSSO, 'AppToAppSSO' is no authentication",
        "NoAuthentication, URL, shop.example, does not start with http:// or https://",
        "NoAuthentication, URL, ftp://shop.example, does not start with http:// or https://",
        "NoAuthentication, URL, https://me:pw@shop.example, contains user information",
        "NoAuthentication, URL, https://shop.example/#top, contains a fragment",
        "NoAuthentication, URL, https://shop.example:70000, has no valid port",
        "NoAuthentication, URL, https:///orders, has no valid host and port",
        "NoAuthentication, URL, https://shop example, is no URL",
        "NoAuthentication, TrustAll, maybe, 'maybe' is neither true nor false",
        "NoAuthentication, URL.headers.Host, other, is a header field that destinations cannot set",
        "NoAuthentication, URL.headers.Content-Length, 5, is a header field that destinations cannot set",
        "NoAuthentication, URL.headers.transfer-encoding, chunked, is a header field that destinations cannot set",
        "NoAuthentication, URL.headers.Connection, close, is a header field that destinations cannot set",
        "NoAuthentication, URL.headers.Proxy-Authorization, x, is a header field that destinations cannot set",
        "NoAuthentication, URL.headers.SSL_CLIENT_CERT, x, is a header field that destinations cannot set",
        "NoAuthentication, URL.headers.X Y, x, is no name of a header field",
        "NoAuthentication, URL.connectionTimeoutInSeconds, 301, is no whole number from 1 to 300",
        "NoAuthentication, URL.socketReadTimeoutInSeconds, soon, is no whole number from 1 to 43200",
        "BasicAuthentication, User, a:b, contains a colon",
        "BasicAuthentication, Preemptive, 1, '1' is neither true nor false",
        "OAuth2ClientCredentials, tokenServiceURL, http://id.example/token, would show the client secret",
        "OAuth2ClientCredentials, tokenServiceURL, https://{tenant}.id.example/token, which only the URL of a Common",
        "OAuth2ClientCredentials, tokenServiceURLType, Shared, 'Shared' is not known here",
        "OAuth2ClientCredentials, tokenServiceURL.headers.Authorization, x, OK",
        "OAuth2ClientCredentials, tokenServiceURL.headers.Content-Type, x, that the token request sets itself",
        "OAuth2ClientCredentials, tokenService.addClientCredentialsInBody, no, 'no' is neither true nor false",
        "PrincipalPropagation, URL, https://erp.virtual, starts with https:// though ProxyType is OnPremise",
        "PrincipalPropagation, URL.headers.Authorization, x, is set though the agent logs the user on"
    })
    void anInvalidPropertyIsNamedWithWhatWasFound(
            String authentication, String property, String value, String expected) {
        Map<String, String> properties = valid(authentication);
        properties.put(property, value);

        if (expected.equals("OK")) {
            assertThat(read(properties)).isNotNull();
            return;
        }
        InvalidDestinationException failure = refused(properties);

        assertThat(failure.code()).isEqualTo(ErrorCode.PROPERTY_INVALID);
        assertThat(failure).hasMessageContaining(property + ": ").hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\0b"})
    void aHeaderValueWithALineBreakIsRefused(String value) {
        Map<String, String> properties = valid("NoAuthentication");
        properties.put("URL.headers.X-Note", value);

        assertThat(refused(properties))
                .hasMessageContaining("URL.headers.X-Note: contains a line break or another forbidden character")
                .hasMessageNotContaining("Evil");
    }

    @Test
    @Tag("AUTH-63")
    void theLegacyAuthenticationIsRefusedWithItsSuccessors() {
        Map<String, String> properties = valid("NoAuthentication");
        properties.put("Authentication", "SAPAssertionSSO");

        InvalidDestinationException failure = refused(properties);

        assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION_UNSUPPORTED);
        assertThat(failure).hasMessageContaining("Use OAuth2SAMLBearerAssertion or OAuth2JWTBearer");
    }

    @ParameterizedTest
    @CsvSource({
        "PrincipalPropagation, Internet",
        "PrincipalPropagation, PrivateLink",
        "OAuth2ClientCredentials, PrivateLink"
    })
    @Tag("AUTH-63")
    void authenticationThatDoesNotGoWithTheProxyTypeIsRefused(String authentication, String proxyType) {
        Map<String, String> properties = valid(authentication);
        properties.put("ProxyType", proxyType);

        InvalidDestinationException failure = refused(properties);

        assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION_UNSUPPORTED);
        assertThat(failure).hasMessageContaining(authentication + " does not go with ProxyType " + proxyType);
    }

    @Test
    void anUnknownTypeIsRefused() {
        InvalidDestinationException failure = refused(Map.of("Type", "FTP"));

        assertThat(failure.code()).isEqualTo(ErrorCode.TYPE_UNSUPPORTED);
        assertThat(failure).hasMessageContaining("'FTP' is no type of destination");
    }

    @Test
    @Tag("AUTH-56")
    void allMissingPropertiesStandInOneError() {
        InvalidDestinationException failure =
                refused(Map.of("Type", "HTTP", "Authentication", "OAuth2ClientCredentials"));

        assertThat(failure.code()).isEqualTo(ErrorCode.PROPERTY_MISSING);
        assertThat(failure).hasMessageContaining("URL, tokenServiceURL, clientId, clientSecret: are missing");
    }

    @Test
    void allProblemsOfADestinationStandInOneMessage() {
        Map<String, String> properties = valid("BasicAuthentication");
        properties.remove("Password");
        properties.put("URL", "nowhere");
        properties.put("TrustAll", "perhaps");

        assertThat(refused(properties))
                .hasMessageContaining("Password: is missing")
                .hasMessageContaining("URL: 'nowhere' does not start")
                .hasMessageContaining("TrustAll: 'perhaps' is neither");
    }

    @Test
    void aNearMissIsPointedOutAndDoesNotCount() {
        Map<String, String> properties = valid("OAuth2ClientCredentials");
        properties.put("tokenServiceUrl", properties.remove("tokenServiceURL"));

        assertThat(refused(properties)).hasMessageContaining("found 'tokenServiceUrl' in place of 'tokenServiceURL'");
    }

    @Test
    void aBlankPropertyIsAMissingOne() {
        Map<String, String> properties = valid("BasicAuthentication");
        properties.put("User", "  ");

        assertThat(refused(properties)).hasMessageContaining("User: is missing");
    }

    @Test
    @Tag("DEST-10")
    void proxyTypeIsInternetUnlessItIsSaid() {
        assertThat(read(valid("NoAuthentication")).proxyType()).isEqualTo(ProxyType.INTERNET);
    }

    @Test
    void trustStoreNextToAPlainUrlIsRefused() {
        Map<String, String> properties = valid("NoAuthentication");
        properties.put("URL", "http://shop.example");
        properties.put("TrustStoreLocation", "ca.pem");

        assertThat(refused(properties))
                .hasMessageContaining("TrustStoreLocation: is set though URL starts with http://");
    }

    @Test
    void trustStoreOfAPlainOnPremiseTargetMayServeItsTokenService() {
        Map<String, String> properties = valid("OAuth2ClientCredentials");
        properties.putAll(Map.of(
                "URL", "http://erp.virtual",
                "ProxyType", "OnPremise",
                "tokenServiceURL.ProxyType", "Internet",
                "TrustStoreLocation", "ca.pem"));

        assertThat(read(properties).trust().storeLocation()).contains("ca.pem");
    }

    @Test
    void installationMayForbidTrustAll() {
        Map<String, String> properties = valid("NoAuthentication");
        properties.put("TrustAll", "TRUE");
        ReadingPolicy strict = new ReadingPolicy(true, false, Duration.ofSeconds(5), Duration.ofSeconds(30));

        assertThat(catchThrowableOfType(
                        InvalidDestinationException.class,
                        () -> new ConfigurationReader(strict).read(DestinationProperties.of("shop", properties))))
                .hasMessageContaining("TrustAll: is TRUE, which this installation forbids");
        assertThat(read(properties).trust().trustAll()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "61, 10", "0, 10", "soon, 10"})
    @Tag("AUTH-22")
    void aTokenServiceTimeoutOutOfRangeFallsBackToTheDefault(String value, int seconds) {
        Map<String, String> properties = valid("OAuth2ClientCredentials");
        properties.put("tokenServiceURL.ConnectionTimeoutInSeconds", value);

        assertThat(tokenService(properties).connectTimeout()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"600, 600", "601, 10"})
    @Tag("AUTH-22")
    void aTokenServiceReadTimeoutOutOfRangeFallsBackToTheDefault(String value, int seconds) {
        Map<String, String> properties = valid("OAuth2ClientCredentials");
        properties.put("tokenServiceURL.SocketReadTimeoutInSeconds", value);

        assertThat(tokenService(properties).readTimeout()).hasSeconds(seconds);
    }

    @Test
    void scopesKeepOrderAndCaseWithOneBlankBetween() {
        Map<String, String> properties = valid("OAuth2ClientCredentials");
        properties.put("scope", "  b.Read \t a.write ");

        assertThat(tokenService(properties).scope()).isEqualTo("b.Read a.write");
    }

    @Test
    void halfATokenServiceUserIsRefused() {
        Map<String, String> properties = valid("OAuth2ClientCredentials");
        properties.put("tokenServiceUser", "proxy");

        assertThat(refused(properties)).hasMessageContaining("tokenServicePassword: is missing");
    }

    @Test
    void virtualHostsMayHoldUnderscores() {
        Map<String, String> properties = valid("PrincipalPropagation");
        properties.put("URL", "http://erp_prod:44300/sap");

        assertThat(read(properties).url().host()).isEqualTo("erp_prod");
        assertThat(read(properties).url().port()).isEqualTo(44300);
    }

    @Test
    void neitherMessagesNorValuesShowSecrets() {
        Map<String, String> properties = valid("BasicAuthentication");
        properties.put("Password", "s3cret\u0007");
        properties.put("URL", "https://me:s3cret@shop.example?key=s3cret");
        properties.put("URL.headers.Authorization", "s3cret\r\n");

        assertThat(refused(properties)).hasMessageNotContaining("s3cret");
        assertThat(DestinationProperties.of("shop", properties).toString()).doesNotContain("s3cret");
        assertThat(read(valid("BasicAuthentication")).toString()).doesNotContain("s3cret");
        assertThat(read(valid("BasicAuthentication")).authentication().toString())
                .doesNotContain("s3cret");
        assertThat(read(valid("OAuth2ClientCredentials")).authentication().toString())
                .doesNotContain("s3cret");
    }

    private static TokenService tokenService(Map<String, String> properties) {
        return ((Authentication.ClientCredentials) read(properties).authentication()).service();
    }
}
