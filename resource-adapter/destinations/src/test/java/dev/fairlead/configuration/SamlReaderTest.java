package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.LogRecorder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What destinations say about SAML assertions, and about the users' tokens that these are made of. */
class SamlReaderTest {

    private static Authentication authentication(String value, Map<String, String> changes) {
        Map<String, String> properties = Samples.http(value);
        properties.putAll(changes);
        return ((HttpConfiguration) Samples.read(properties)).authentication();
    }

    private static SamlSettings bearer(Map<String, String> changes) {
        return ((Authentication.SamlBearer) authentication("OAuth2SAMLBearerAssertion", changes))
                .saml()
                .orElseThrow();
    }

    private static SamlSettings assertion(Map<String, String> changes) {
        return ((Authentication.SamlAssertion) authentication("SAMLAssertion", changes)).saml();
    }

    @Test
    void theEncodingIsThatOfWhoeverReadsTheAssertion() {
        assertThat(bearer(Map.of()).urlSafe()).isTrue();
        assertThat(assertion(Map.of()).urlSafe()).isFalse();
        assertThat(bearer(Map.of("samlAssertionEncoding", "base64")).urlSafe()).isFalse();
        assertThat(assertion(Map.of("samlAssertionEncoding", "base64url")).urlSafe())
                .isTrue();
    }

    @Test
    void aStoredDestinationWithoutContextClassIsRead() {
        assertThat(bearer(Map.of("authnContextClassRef", "")).authnContextClassRef())
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession");
    }

    @Test
    void anAssertionOfTheCallNeedsNeitherAudienceNorContext() {
        Authentication.SamlBearer given = (Authentication.SamlBearer) authentication(
                "OAuth2SAMLBearerAssertion",
                Map.of("SAMLAssertionProvider", "ClientProvided", "audience", "", "authnContextClassRef", ""));

        assertThat(given.saml()).isEmpty();
        assertThat(given.userBound()).isFalse();
    }

    @Test
    void anotherFormatOfTheUserIdNeedsASource() {
        String persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

        assertThat(bearer(Map.of("nameIdFormat", persistent, "userIdSource", "sub"))
                        .nameIdFormat())
                .contains(persistent);
        assertThat(bearer(Map.of("nameIdFormat", persistent, "SystemUser", "svc"))
                        .nameIdFormat())
                .contains(persistent);
    }

    @Test
    void aFixedUserIsReadAndSaidToBeDeprecated() {
        try (LogRecorder log = new LogRecorder()) {
            Authentication destination = authentication("OAuth2SAMLBearerAssertion", Map.of("SystemUser", "svc"));

            assertThat(destination.userBound()).isFalse();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("SystemUser is deprecated") && line.contains("September 2026"));
        }
    }

    @Test
    void theApiKeyAndFurtherAttributesArePartOfTheAssertion() {
        assertThat(bearer(Map.of("apiKey", "k", "fairlead.saml.attribute.region", "eu"))
                        .attributes())
                .containsExactly(Map.entry("api_key", "k"), Map.entry("region", "eu"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ", true"})
    void theTargetIsAskedForASessionUnlessItIsNot(String value, boolean asked) {
        Map<String, String> changes = value == null ? Map.of() : Map.of("fairlead.saml.securitySession", value);

        assertThat(((Authentication.SamlAssertion) authentication("SAMLAssertion", changes)).securitySession())
                .isEqualTo(asked);
    }

    @Test
    void anAssertionIsValidForTenMinutesOrAsLongAsIsSaid() {
        assertThat(bearer(Map.of()).validity()).hasMinutes(10);
        assertThat(bearer(Map.of("fairlead.saml.validityInMinutes", "60")).validity())
                .hasMinutes(60);
    }

    @Test
    void aSigningKeyBesideAPlainUrlIsNoMistake() {
        assertThat(assertion(Map.of("URL", "http://erp", "ProxyType", "OnPremise", "KeyStoreLocation", "sign.pem"))
                        .signingKey())
                .map(KeyStoreReference::location)
                .contains("sign.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2JWTBearer", "OAuth2UserTokenExchange"})
    void theKeysOfUsersTokensAreReadFromBase64(String authentication) {
        String keys = "{\"keys\":[{\"kty\":\"RSA\"}]}";
        Map<String, String> changes = Map.of(
                "x_user_token.jwks",
                Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8)),
                "x_user_token.header.typ",
                "at+jwt");
        Authentication read = authentication(authentication, changes);
        UserTokenRules rules = read instanceof Authentication.JwtBearer jwt
                ? jwt.userToken()
                : ((Authentication.UserTokenExchange) read).userToken();

        assertThat(rules.jwks()).contains(keys);
        assertThat(rules.type()).isEqualTo("at+jwt");
    }

    @Test
    void withoutRulesAUsersTokenIsAJwt() {
        assertThat(((Authentication.JwtBearer) authentication("OAuth2JWTBearer", Map.of())).userToken())
                .isEqualTo(UserTokenRules.DEFAULT);
    }
}
