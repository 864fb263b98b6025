package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.LogRecorder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @Tag("CONN-19")
    void tlsThroughTheTunnelIsRefusedWithAHintToTheProxyThatPassesIt() {
        Map<String, String> properties = valid("NoAuthentication");
        properties.put("URL", "https://erp.corp:443");
        properties.put("ProxyType", "OnPremise");

        assertThat(refused(properties))
                .hasMessageContaining("URL")
                .hasMessageContaining("starts with https:// though ProxyType is OnPremise")
                .hasMessageContaining("SOCKS5");
    }

    @Test
    @Tag("DEST-10")
    void proxyTypeIsInternetUnlessItIsSaid() {
        assertThat(read(valid("NoAuthentication")).proxyType()).isEqualTo(ProxyType.INTERNET);
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

    @Test
    void whatIsAddedToEveryRequestIsReadAsItStands() {
        Map<String, String> properties = valid("NoAuthentication");
        properties.putAll(Map.of(
                "URL.headers.X.Region", " eu ",
                "URL.queries.a b", "1&2",
                "sap-client", "100",
                "sap-language", "DE"));

        HttpConfiguration destination = read(properties);

        assertThat(destination.headers())
                .containsExactly(
                        Map.entry("X.Region", " eu "), Map.entry("sap-client", "100"), Map.entry("sap-language", "DE"));
        assertThat(destination.queries()).containsExactly(Map.entry("a b", "1&2"));
    }

    @Test
    void theApplicationsHeaderFieldsWinUnlessTheDestinationSaysOtherwise() {
        Map<String, String> properties = valid("BasicAuthentication");
        assertThat(read(properties).authorizationOverride()).isFalse();
        assertThat(read(properties).appendDuplicates()).isFalse();

        properties.putAll(
                Map.of("fairlead.allowAuthorizationOverride", "TRUE", "fairlead.headers.duplicates", "append"));

        assertThat(read(properties).authorizationOverride()).isTrue();
        assertThat(read(properties).appendDuplicates()).isTrue();
    }

    @Test
    void aClientCertificateComesFromAStoreOrFromTheServer() {
        Map<String, String> properties = valid("ClientCertificateAuthentication");
        properties.putAll(Map.of("KeyStoreLocation", "client.p12", "KeyStorePassword", ""));

        assertThat(read(properties).authentication())
                .isEqualTo(new Authentication.ClientCertificate(
                        Optional.of(new KeyStoreReference("KeyStoreLocation", "client.p12", Secret.EMPTY))));

        properties.put("KeyStore.Source", "ClientProvided");
        properties.remove("KeyStoreLocation");

        assertThat(read(properties).authentication()).isEqualTo(new Authentication.ClientCertificate(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"headers, HEADERS", "exchange, EXCHANGE", "auto, AUTO", ", HEADERS"})
    void howAUsersTokenTravelsIsChosenPerDestination(String value, Authentication.PrincipalPropagation.Mode expected) {
        Map<String, String> properties = valid("PrincipalPropagation");
        if (value != null) {
            properties.put("fairlead.pp.mode", value);
        }

        assertThat(read(properties).authentication()).isEqualTo(new Authentication.PrincipalPropagation(expected));
    }

    @Test
    void allStoresOfADestinationAreKnown() {
        Map<String, String> properties = valid("OAuth2SAMLBearerAssertion");
        properties.putAll(Map.of(
                "TrustStoreLocation", "ca.pem",
                "KeyStoreLocation", "sign.pem",
                "tokenService.KeyStoreLocation", "client.pem",
                "fairlead.clientAssertion.keyStoreLocation", "assert.pem"));

        assertThat(read(properties).stores()).containsExactly("assert.pem", "ca.pem", "client.pem", "sign.pem");
    }

    @Test
    void anUnknownHostnameVerifierIsStrictAndSaysSo() {
        Map<String, String> properties = valid("NoAuthentication");
        properties.put("HostnameVerifier", "Lax");
        try (LogRecorder log = new LogRecorder()) {
            assertThat(read(properties).trust().hostnames()).isEqualTo(HostnameRule.STRICT);
            assertThat(log.lines()).anyMatch(line -> line.contains("'shop': property HostnameVerifier is neither"));
        }
    }

    @Test
    void credentialsThatNobodyUsesAreWarnedOf() {
        Map<String, String> properties = valid("NoAuthentication");
        properties.put("Password", "s3cret");
        try (LogRecorder log = new LogRecorder()) {
            assertThat(read(properties).authentication()).isEqualTo(new Authentication.None());
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("property Password has no effect"))
                    .noneMatch(line -> line.contains("s3cret"));
        }
    }
}
