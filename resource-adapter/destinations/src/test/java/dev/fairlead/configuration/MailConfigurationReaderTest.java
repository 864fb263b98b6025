package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.LogRecorder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailConfigurationReaderTest {

    private static MailConfiguration mail(Map<String, String> changes) {
        Map<String, String> properties = Samples.of("MAIL BasicAuthentication");
        properties.putAll(changes);
        return (MailConfiguration) Samples.read(properties);
    }

    @Test
    void userAndPasswordAreThoseOfMail() {
        assertThat(mail(Map.of("User", "other", "Password", "other")).authentication())
                .isEqualTo(new Authentication.Basic("ops@shop.example", Secret.of("s3cret"), true));
    }

    @Test
    void anAccountMayHoldAColon() {
        assertThat(mail(Map.of("mail.user", "a:b")).user()).contains("a:b");
    }

    @Test
    void aDestinationHasAServerForEachOfItsProtocols() {
        MailConfiguration destination = mail(Map.of(
                "mail.transport.protocol", "smtp",
                "mail.smtp.from", "shop@shop.example",
                "mail.imap4s.host", "::1",
                "mail.imap4s.port", "1993",
                "mail.imap4s.auth", "FALSE"));

        assertThat(destination.preferred()).contains(MailProtocol.SMTP);
        assertThat(destination.server(MailProtocol.SMTP))
                .contains(new MailConfiguration.Server(
                        MailProtocol.SMTP,
                        new ServerAddress("mail.example", 587),
                        true,
                        Optional.of("shop@shop.example")));
        assertThat(destination.server(MailProtocol.IMAPS))
                .contains(new MailConfiguration.Server(
                        MailProtocol.IMAPS, new ServerAddress("::1", 1993), false, Optional.empty()));
        assertThat(destination.server(MailProtocol.POP3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OAuth2ClientCredentials",
                "OAuth2Password",
                "OAuth2SAMLBearerAssertion",
                "OAuth2UserTokenExchange",
                "OAuth2JWTBearer",
                "OAuth2TokenExchange",
                "OAuth2AuthorizationCode",
                "OAuth2RefreshToken"
            })
    void everyWayToATokenIsReadAsForHttp(String authentication) {
        Map<String, String> properties = Samples.http(authentication);
        properties.remove("URL");
        properties.putAll(Map.of(
                "Type", "MAIL",
                "ProxyType", "OnPremise",
                "tokenServiceURL.ProxyType", "Internet",
                "mail.user", "ops@shop.example",
                "mail.smtp.host", "mail.example"));

        assertThat(Samples.read(properties).authentication())
                .isEqualTo(Samples.read(Samples.http(authentication)).authentication());
    }

    @Test
    void withoutAuthenticationNoServerLogsAnybodyOn() {
        MailConfiguration relay =
                mail(Map.of("Authentication", "NoAuthentication", "mail.user", "", "mail.password", ""));

        assertThat(relay.authentication()).isEqualTo(new Authentication.None());
        assertThat(relay.servers()).noneMatch(MailConfiguration.Server::logsOn);
    }

    @Test
    void twoLayersOfEncryptionAreWarnedOf() {
        try (LogRecorder log = new LogRecorder()) {
            mail(Map.of("ProxyType", "OnPremise", "mail.smtps.host", "mail.example"));

            assertThat(log.lines()).anyMatch(line -> line.contains("mail.smtps.host is encrypted although"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.imap.host", "mail.imaps.port"})
    void jakartaMailsOwnSpellingIsPointedOut(String property) {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(mail(Map.of(property, "1")).options()).isEmpty();
            assertThat(log.lines()).anyMatch(line -> line.contains("it is spelt mail.imap4"));
        }
    }
}
