package dev.fairlead.logon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.configuration.MailConfiguration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSessionPropertiesTest {

    private static Map<String, String> session(MailConfiguration destination) {
        return MailSessionProperties.of(destination, destination.servers().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, smtp, 587, mail.transport.protocol",
        "smtps, smtps, 465, mail.transport.protocol",
        "imap4, imap, 143, mail.store.protocol",
        "imap4s, imaps, 993, mail.store.protocol",
        "pop3, pop3, 110, mail.store.protocol",
        "pop3s, pop3s, 995, mail.store.protocol"
    })
    void aProtocolIsCalledAsJakartaMailCallsIt(String token, String name, String port, String selector) {
        assertThat(session(Destinations.mail(Map.of("mail." + token + ".host", "mail.example"))))
                .containsEntry("mail." + name + ".host", "mail.example")
                .containsEntry("mail." + name + ".port", port)
                .containsEntry("mail." + name + ".auth", "true")
                .containsEntry("mail." + name + ".ssl.checkserveridentity", "true")
                .containsEntry(selector, name);
    }

    @Test
    void aTokenLeavesNoMechanismThatTakesItForAPassword() {
        assertThat(session(Destinations.mailWithToken(Map.of("mail.smtp.host", "mail.example"))))
                .containsEntry("mail.smtp.auth.mechanisms", "XOAUTH2")
                .containsEntry("mail.smtp.auth.plain.disable", "true")
                .containsEntry("mail.smtp.auth.login.disable", "true")
                .containsEntry("mail.smtp.auth.digest-md5.disable", "true")
                .containsEntry("mail.smtp.auth.ntlm.disable", "true");
    }

    @Test
    void oauthBearerIsSpokenBySasl() {
        assertThat(session(Destinations.mailWithToken(
                        Map.of("mail.smtp.host", "mail.example", "fairlead.mail.sasl", "OAUTHBEARER"))))
                .containsEntry("mail.smtp.auth.mechanisms", "OAUTHBEARER")
                .containsEntry("mail.smtp.sasl.enable", "true")
                .containsEntry("mail.smtp.sasl.mechanisms", "OAUTHBEARER");
    }

    @Test
    void aPasswordIsShownByPlainOrLogin() {
        assertThat(session(Destinations.mail(Map.of("mail.imap4.host", "mail.example"))))
                .containsEntry("mail.imap.auth.mechanisms", "PLAIN LOGIN");
    }

    @Test
    void nobodyLogsOnWithoutAuthentication() {
        Map<String, String> session = session(Destinations.mail(
                Map.of("Authentication", "NoAuthentication", "mail.smtp.auth", "true", "mail.smtp.host", "relay")));

        assertThat(session).containsEntry("mail.smtp.auth", "false").doesNotContainKey("mail.smtp.auth.mechanisms");
    }

    @ParameterizedTest
    @CsvSource({
        "Internet, smtp, false, true",
        "PrivateLink, smtp, false, true",
        "Internet, smtps, false, false",
        "OnPremise, smtp, false, false",
        "Internet, smtp, true, false"
    })
    void encryptionIsDemandedWhereThePasswordWouldBeShown(
            String proxyType, String protocol, String plainAllowed, boolean demanded) {
        Map<String, String> session = session(Destinations.mail(Map.of(
                "ProxyType",
                proxyType,
                "mail." + protocol + ".host",
                "mail.example",
                "fairlead.mail.allowPlain",
                plainAllowed)));

        assertThat(session.containsKey("mail." + protocol + ".starttls.required"))
                .isEqualTo(demanded);
    }

    @Test
    void furtherOptionsArePassedOnButNoneThatWouldWeakenTheLogon() {
        Map<String, String> session = session(Destinations.mailWithToken(Map.of(
                "mail.imap4.host", "mail.example",
                "mail.imap4.connectiontimeout", "5000",
                "mail.mime.charset", "UTF-8",
                "mail.imap4.ssl.trust", "*",
                "mail.imap4.auth.mechanisms", "PLAIN",
                "mail.imap4.socketFactory.class", "evil.Factory",
                "mail.imap4.starttls.required", "false",
                "mail.debug", "true",
                "mail.imap.host", "elsewhere")));

        assertThat(session)
                .containsEntry("mail.imap.connectiontimeout", "5000")
                .containsEntry("mail.mime.charset", "UTF-8")
                .containsEntry("mail.imap.host", "mail.example")
                .containsEntry("mail.imap.auth.mechanisms", "XOAUTH2")
                .containsEntry("mail.imap.starttls.required", "true")
                .doesNotContainKeys("mail.imap.ssl.trust", "mail.imap.socketFactory.class", "mail.debug");
    }

    @Test
    void theSenderOfADestinationIsThatOfItsMessages() {
        assertThat(session(Destinations.mail(
                        Map.of("mail.smtp.host", "mail.example", "mail.smtp.from", "shop@example.org"))))
                .containsEntry("mail.smtp.from", "shop@example.org")
                .containsEntry("mail.from", "shop@example.org");
    }

    @Test
    void noPropertyHoldsAPassword() {
        assertThat(session(Destinations.mail(Map.of("mail.smtp.host", "mail.example")))
                        .toString())
                .doesNotContain("s3cret");
    }
}
