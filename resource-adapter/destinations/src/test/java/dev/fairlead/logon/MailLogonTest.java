package dev.fairlead.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.configuration.MailConfiguration;
import dev.fairlead.configuration.Secret;
import dev.fairlead.testing.LogRecorder;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jakarta Mail itself, told what {@link MailSessionProperties} says, against a server that would take a password too. */
class MailLogonTest {

    private static final Secret TOKEN = Secret.of("ya29.TEST");

    private static void logOn(String protocol, MailPeer peer) throws MessagingException {
        MailConfiguration destination = Destinations.mailWithToken(Map.of(
                "ProxyType",
                "OnPremise",
                "mail.user",
                "ops@example.org",
                "mail.transport.protocol",
                protocol,
                "mail." + protocol + ".host",
                "127.0.0.1",
                "mail." + protocol + ".port",
                String.valueOf(peer.port())));
        MailConfiguration.Server server = destination.servers().get(0);
        Properties properties = new Properties();
        properties.putAll(MailSessionProperties.of(destination, server));
        Session session = Session.getInstance(properties);
        try (Service service = server.protocol().sends() ? session.getTransport() : session.getStore()) {
            service.connect(destination.user().orElseThrow(), TOKEN.reveal());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "imap4", "pop3"})
    @Tag("DEST-11")
    @Tag("DEST-12")
    @Tag("AUTH-102")
    void aTokenIsShownByXoauth2(String protocol) throws MessagingException, IOException {
        String response = SaslToken.xoauth2("ops", "ops@example.org", TOKEN);
        try (LogRecorder log = new LogRecorder();
                MailPeer peer = MailPeer.of(protocol, response)) {
            logOn(protocol, peer);

            assertThat(peer.lines()).anyMatch(line -> line.endsWith(response));
            assertThat(log.lines()).noneMatch(line -> line.contains(TOKEN.reveal()) || line.contains(response));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "imap4", "pop3"})
    @Tag("AUTH-102")
    void aRefusedTokenIsNotTriedAsAPassword(String protocol) throws IOException {
        try (MailPeer peer = MailPeer.of(protocol, "somebody else's")) {
            // with POP3 Jakarta Mail takes the challenge for success and learns of the refusal by its next command
            Throwable failure = catchThrowable(() -> logOn(protocol, peer));

            assertThat(failure == null).isEqualTo(protocol.equals("pop3"));
            assertThat(peer.lines())
                    .noneMatch(line -> line.contains(TOKEN.reveal())
                            || line.contains(" PLAIN")
                            || line.contains("LOGIN")
                            || line.startsWith("PASS"));
        }
    }
}
