package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.LogRecorder;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for destinations of every type. */
class ConfigurationReaderTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP OAuth2JWTBearer, HTTP, OAuth2JWTBearer, true",
        "HTTP BasicAuthentication, HTTP, BasicAuthentication, false",
        "MAIL OAuth2ClientCredentials, MAIL, OAuth2ClientCredentials, false",
        "LDAP BasicAuthentication, LDAP, BasicAuthentication, false",
        "TCP, TCP, NoAuthentication, false",
        "RFC direct, RFC, CONFIGURED_USER, false",
        "RFC technical, RFC, TechnicalUserPropagation, false"
    })
    void aDestinationSaysWhatItIs(String sample, DestinationType type, String authentication, boolean userBound) {
        Configuration destination = Samples.read(Samples.of(sample));

        assertThat(destination.type()).isEqualTo(type);
        assertThat(destination.authenticationType()).isEqualTo(authentication);
        assertThat(destination.authentication().userBound()).isEqualTo(userBound);
    }

    @Test
    void aDestinationOfAnotherTypeThanExpectedIsRefused() {
        DestinationProperties queue = DestinationProperties.of("queue", Samples.of("TCP"));
        ConfigurationReader reader = new ConfigurationReader(Samples.POLICY);

        assertThat(reader.read(queue, TcpConfiguration.class).name()).isEqualTo("queue");
        assertThatThrownBy(() -> reader.read(queue, HttpConfiguration.class))
                .hasMessageContaining("destination 'queue', Type: is TCP, which cannot be used here")
                .extracting("code")
                .isEqualTo(ErrorCode.TYPE_UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP NoAuthentication, Description",
        "RFC direct, jco.destination.description",
        "LDAP BasicAuthentication, ldap.description",
        "MAIL BasicAuthentication, mail.description",
        "MAIL BasicAuthentication, Description"
    })
    @Tag("DEST-18")
    void aDescriptionMayBeSpeltInFourWays(String sample, String property) {
        Map<String, String> properties = Samples.of(sample);
        properties.put(property, "for people");

        assertThat(Samples.read(properties).description()).contains("for people");
    }

    @ParameterizedTest
    @CsvSource({
        "tokenServiceUrl, it is spelt tokenServiceURL",
        "ClientId, it is spelt clientId",
        "TRUSTALL, it is spelt TrustAll",
        "url.headers.X, its group is spelt URL.headers.*",
        "tokenServiceUrl.Queries.x, its group is spelt tokenServiceURL.queries.*",
        "fairlead.tokenService.encoding, there is no such property"
    })
    void aNearMissHasNoEffectAndIsWarnedOf(String property, String remark) {
        Map<String, String> properties = Samples.of("HTTP OAuth2JWTBearer");
        Configuration without = Samples.read(properties);
        properties.put(property, "v4lue");
        try (LogRecorder log = new LogRecorder()) {
            assertThat(Samples.read(properties)).isEqualTo(without);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("'shop': property " + property) && line.contains(remark))
                    .noneMatch(line -> line.contains("v4lue"));
        }
    }

    @Test
    void aWarningIsGivenOnceHoweverOftenADestinationIsRead() {
        Map<String, String> properties = Samples.of("HTTP NoAuthentication");
        properties.put("Password", "s3cret");
        ConfigurationReader reader = new ConfigurationReader(Samples.POLICY);
        try (LogRecorder log = new LogRecorder()) {
            reader.read(DestinationProperties.of("shop", properties));
            reader.read(DestinationProperties.of("shop", properties));
            reader.read(DestinationProperties.of("depot", properties));

            assertThat(log.lines())
                    .containsExactly(
                            "Destination 'shop': property Password has no effect: Authentication is NoAuthentication",
                            "Destination 'depot': property Password has no effect: Authentication is NoAuthentication");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.fairlead.configuration.Samples#names")
    void noDestinationShowsItsSecretsAsText(String sample) {
        Map<String, String> properties = Samples.of(sample);

        assertThat(Samples.read(properties).toString()).doesNotContain("s3cret");
        assertThat(DestinationProperties.of("shop", properties).toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "Password",
        "clientSecret",
        "tokenServicePassword",
        "KeyStorePassword",
        "TrustStorePassword",
        "tokenService.KeyStorePassword",
        "mail.password",
        "ldap.password",
        "jco.client.passwd",
        "jco.client.tech_user_secret",
        "jco.destination.repository.passwd",
        "URL.headers.Authorization",
        "tokenServiceURL.headers.authorization",
        "URL.headers.apiKey",
        "URL.headers.X-Client-Secret",
        "apiKey",
        "tokenService.body.client_assertion",
        "tokenServiceURL.queries.key",
        "fairlead.saml.attribute.api_key",
        "fairlead.clientAssertion.keyStorePassword"
    })
    void whatMayBeASecretIsMasked(String property) {
        assertThat(DestinationProperties.of("shop", Map.of(property, "s3cret")).toString())
                .isEqualTo("shop{" + property + "=***}");
    }

    @ParameterizedTest
    @CsvSource({"User", "clientId", "clientKey", "tokenServiceUser", "mail.user", "ldap.user", "tokenServiceURL"})
    void whatNamesSomebodyIsShown(String property) {
        assertThat(DestinationProperties.of("shop", Map.of(property, "svc")).toString())
                .isEqualTo("shop{" + property + "=svc}");
    }
}
