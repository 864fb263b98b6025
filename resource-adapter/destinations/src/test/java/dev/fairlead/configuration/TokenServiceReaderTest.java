package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.LogRecorder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a destination says about its token service, and how its client proves who it is there. */
class TokenServiceReaderTest {

    private static TokenService service(String authentication, Map<String, String> changes) {
        Map<String, String> properties = Samples.http(authentication);
        properties.putAll(changes);
        return Samples.tokenService(properties);
    }

    /** Reads with a changed property, and gives the warnings. */
    private static LogRecorder warned(String authentication, Map<String, String> changes) {
        LogRecorder log = new LogRecorder();
        service(authentication, changes);
        return log;
    }

    @Test
    void theDefaultsAreThoseOfSapBtp() {
        TokenService service = service("OAuth2ClientCredentials", Map.of());

        assertThat(service.common()).isFalse();
        assertThat(service.proxyType()).isEqualTo(ProxyType.INTERNET);
        assertThat(service.credentialsInBody()).isTrue();
        assertThat(service.formEncoded()).isTrue();
        assertThat(service.scope()).isEmpty();
        assertThat(service.connectTimeout()).hasSeconds(10);
        assertThat(service.readTimeout()).hasSeconds(10);
        assertThat(service.assertion()).isEqualTo(AssertionSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "61, 10", "0, 10", "soon, 10", "-1, 10"})
    @Tag("AUTH-22")
    @Tag("DEST-37")
    void aConnectTimeoutOutOfRangeFallsBackToTheDefault(String value, int seconds) {
        assertThat(service("OAuth2JWTBearer", Map.of("tokenServiceURL.ConnectionTimeoutInSeconds", value))
                        .connectTimeout())
                .hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"600, 600", "601, 10", "0, 10"})
    @Tag("AUTH-22")
    void aReadTimeoutOutOfRangeFallsBackToTheDefault(String value, int seconds) {
        assertThat(service("OAuth2JWTBearer", Map.of("tokenServiceURL.SocketReadTimeoutInSeconds", value))
                        .readTimeout())
                .hasSeconds(seconds);
    }

    @Test
    void scopesKeepOrderAndCaseWithOneBlankBetween() {
        assertThat(service("OAuth2JWTBearer", Map.of("scope", "  b.Read \t a.write "))
                        .scope())
                .isEqualTo("b.Read a.write");
    }

    @Test
    void groupsTakeTheRestOfANameAsItStands() {
        TokenService service = service(
                "OAuth2JWTBearer",
                Map.of(
                        "tokenServiceURL.headers.X.Y", "1",
                        "tokenServiceURL.queries.a.b", "2",
                        "tokenService.body.c.d", "3"));

        assertThat(service.headers()).containsExactly(Map.entry("X.Y", "1"));
        assertThat(service.queries()).containsExactly(Map.entry("a.b", "2"));
        assertThat(service.parameters()).containsExactly(Map.entry("c.d", "3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type",
                "assertion",
                "client_id",
                "client_secret",
                "client_assertion",
                "client_assertion_type",
                "code",
                "refresh_token",
                "subject_token",
                "actor_token",
                "username",
                "password"
            })
    @Tag("AUTH-9")
    void aParameterOfTheRequestItselfCannotBeReplaced(String name) {
        Map<String, String> changes = Map.of("tokenService.body." + name, "v4lue");

        assertThat(service("OAuth2JWTBearer", changes).parameters()).isEmpty();
        try (LogRecorder log = warned("OAuth2JWTBearer", changes)) {
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("tokenService.body." + name + " has no effect"))
                    .noneMatch(line -> line.contains("v4lue"));
        }
    }

    @Test
    void aTokenServiceOfTechnicalUsersIsAlwaysOnTheInternet() {
        Map<String, String> changes = Map.of("tokenServiceURL.ProxyType", "OnPremise");

        assertThat(service("OAuth2TechnicalUserPropagation", changes).proxyType())
                .isEqualTo(ProxyType.INTERNET);
        try (LogRecorder log = warned("OAuth2TechnicalUserPropagation", changes)) {
            assertThat(log.lines()).anyMatch(line -> line.contains("tokenServiceURL.ProxyType has no effect"));
        }
    }

    @Test
    void anOnPremiseDestinationMayHaveItsTokenServiceOnTheInternet() {
        Map<String, String> onPremise = Map.of("URL", "http://erp", "ProxyType", "OnPremise");

        assertThat(service("OAuth2JWTBearer", with(onPremise, "tokenServiceURL.ProxyType", "Internet"))
                        .proxyType())
                .isEqualTo(ProxyType.INTERNET);
        assertThat(service("OAuth2JWTBearer", with(onPremise, "tokenServiceURL", "http://id"))
                        .proxyType())
                .isEqualTo(ProxyType.ON_PREMISE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OAuth2ClientCredentials",
                "OAuth2TechnicalUserPropagation",
                "OAuth2JWTBearer",
                "OAuth2UserTokenExchange",
                "OAuth2SAMLBearerAssertion",
                "OAuth2AuthorizationCode",
                "OAuth2RefreshToken"
            })
    void aCommonTokenServiceHasATemplateForItsUrl(String authentication) {
        TokenService service = service(
                authentication,
                Map.of("tokenServiceURLType", "Common", "tokenServiceURL", "https://{tenant}.id.example/token"));

        assertThat(service.common()).isTrue();
        assertThat(service.url()).isEqualTo("https://{tenant}.id.example/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://auth.example.com/token",
                "https://auth.example.com/t/{tenant}/token",
                "https://{tenant}-x.auth.example.com/{tenant}",
                "https://oauth.{tenant}.example.com:8443/token",
                "https://{tenant}.localhost/token"
            })
    void aTenantMayBeAnyPartOfTheUrlButItsDomain(String url) {
        assertThat(service("OAuth2JWTBearer", Map.of("tokenServiceURLType", "Common", "tokenServiceURL", url))
                        .url())
                .isEqualTo(url);
    }

    @Test
    void aPasswordIsNeverSentToTheTenantOfACaller() {
        assertThat(service("OAuth2Password", Map.of("tokenServiceURLType", "Common"))
                        .common())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OAuth2AuthorizationCode",
                "OAuth2JWTBearer",
                "OAuth2RefreshToken",
                "OAuth2UserTokenExchange",
                "OAuth2Password",
                "OAuth2TokenExchange"
            })
    void aClientMayBePublicWhereSomebodyElseLogsOn(String authentication) {
        assertThat(service(authentication, Map.of()).clientSecret()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tokenService.KeyStoreLocation, client.pem",
        "clientAssertion.destinationName, assertions",
        "fairlead.clientAssertion.keyStoreLocation, client.pem",
        "fairlead.clientAssertion.givenByCall, true"
    })
    void aCertificateOrAnAssertionTakesThePlaceOfTheSecret(String property, String value) {
        Map<String, String> changes = Map.of(property, value);

        assertThat(service("OAuth2ClientCredentials", changes).clientSecret()).isEmpty();
        assertThat(service("OAuth2ClientCredentials", with(changes, "clientSecret", ""))
                        .clientSecret())
                .isEmpty();
        try (LogRecorder log = warned("OAuth2ClientCredentials", changes)) {
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("clientSecret has no effect"))
                    .hasSize(1);
        }
    }

    @Test
    void aUserOfTheTokenServiceStandsBesideTheClient() {
        TokenService service =
                service("OAuth2ClientCredentials", Map.of("tokenServiceUser", "proxy", "tokenServicePassword", "pw"));

        assertThat(service.serviceUser()).contains(new TokenService.ServiceUser("proxy", Secret.of("pw")));
        assertThat(service.clientSecret()).contains(Secret.of("s3cret"));
    }

    @Test
    void aUserOfTheTokenServiceHasNoEffectWhereItIsNotKnown() {
        Map<String, String> changes = Map.of("tokenServiceUser", "proxy", "tokenServicePassword", "pw");

        assertThat(service("OAuth2JWTBearer", changes).serviceUser()).isEmpty();
        try (LogRecorder log = warned("OAuth2JWTBearer", changes)) {
            assertThat(log.lines()).anyMatch(line -> line.contains("tokenServiceUser has no effect"));
        }
    }

    @Test
    void aClientOfSamlBearerIsKnownByItsKey() {
        TokenService service = service(
                "OAuth2SAMLBearerAssertion",
                Map.of("clientSecret", "s3cret", "tokenService.addClientCredentialsInBody", "false"));

        assertThat(service.clientId()).isEqualTo("key");
        assertThat(service.clientSecret()).isEmpty();
        assertThat(service.credentialsInBody()).isTrue();
    }

    @Test
    void aHeaderFieldMayAuthorizeAClientThatShowsNothingElseThere() {
        assertThat(service("OAuth2JWTBearer", Map.of("tokenServiceURL.headers.Authorization", "Bearer x"))
                        .headers())
                .containsExactly(Map.entry("Authorization", "Bearer x"));
    }

    @Test
    void serversThatCompareLiterallyGetTheCredentialsUnencoded() {
        assertThat(service("OAuth2JWTBearer", Map.of("fairlead.tokenService.basicEncoding", "raw"))
                        .formEncoded())
                .isFalse();
    }

    @Test
    void anAssertionIsSignedHereWithTheKeyThatIsNamed() {
        AssertionSettings assertion = service(
                        "OAuth2JWTBearer",
                        Map.of(
                                "fairlead.clientAssertion.keyStoreLocation", "client.p12",
                                "fairlead.clientAssertion.keyStorePassword", "pw",
                                "fairlead.clientAssertion.keyAlias", "a",
                                "fairlead.clientAssertion.keyId", "k",
                                "fairlead.clientAssertion.audience", "https://id.example",
                                "fairlead.clientAssertion.algorithm", "ES256"))
                .assertion();

        assertThat(assertion.local())
                .contains(new AssertionSettings.Local(
                        new KeyStoreReference(
                                "fairlead.clientAssertion.keyStoreLocation", "client.p12", Secret.of("pw")),
                        Optional.of("a"),
                        Optional.of("https://id.example"),
                        "ES256",
                        Optional.of("k")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2JWTBearer", "OAuth2UserTokenExchange", "OAuth2RefreshToken"})
    void anotherDestinationGivesNoAssertionWhereThatIsNotKnown(String authentication) {
        Map<String, String> changes = Map.of("clientAssertion.destinationName", "assertions");

        assertThat(service(authentication, changes).assertion().providerDestination())
                .isEmpty();
        try (LogRecorder log = warned(authentication, changes)) {
            assertThat(log.lines()).anyMatch(line -> line.contains("clientAssertion.destinationName has no effect"));
        }
    }

    @Test
    void aDestinationMaySayWhatItsTokenIsForOthers() {
        String type = "urn:ietf:params:oauth:client-assertion-type:saml2-bearer";

        assertThat(service("OAuth2ClientCredentials", Map.of("clientAssertion.type", type))
                        .assertion()
                        .providedType())
                .contains(type);
    }

    private static Map<String, String> with(Map<String, String> properties, String property, String value) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(property, value);
        return all;
    }
}
