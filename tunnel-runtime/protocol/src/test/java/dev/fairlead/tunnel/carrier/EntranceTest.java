package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway's port for agents makes of visitors without TLS: of most of them nothing. */
@Timeout(30)
class EntranceTest {
    private static final String UPGRADE = "GET /flt/v1 HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: flt.tls.v1\r\n\r\n";

    private TestGateway gateway;
    private Socket socket;

    @BeforeEach
    void connect() throws IOException {
        gateway = new TestGateway(new TestAuthority("gateway"), SessionLimits.DEFAULT);
        socket = new Socket("127.0.0.1", gateway.endpoint().port());
        socket.setSoTimeout(20_000);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        gateway.close();
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String answerUpToTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String head() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    @Test
    void aWebSocketWithTlsInsideIsOpenedForAnybody() throws IOException {
        send(UPGRADE);

        // the key and its answer are the example of RFC 6455, 1.3
        assertThat(head())
                .startsWith("HTTP/1.1 101 ")
                .contains(
                        "\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n",
                        "\r\nSec-WebSocket-Protocol: flt.tls.v1\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | /flt/v1 HTTP                        | /flt/v2 HTTP",
                "404 | /flt/v1 HTTP                        | / HTTP",
                "403 | flt.tls.v1                          | flt.v1",
                "426 | flt.tls.v1                          | chat",
                "426 | Upgrade: websocket                  | Upgrade: h2c",
                "426 | Connection: Upgrade                 | Connection: close",
                "426 | Version: 13                         | Version: 8",
                "426 | dGhlIHNhbXBsZSBub25jZQ==            | short",
                "426 | GET                                 | POST",
                "426 | HTTP/1.1                            | HTTP/1.0",
                "400 | Host: gateway                       | Host : gateway",
                "400 | GET /flt/v1 HTTP/1.1                | GET  /flt/v1 HTTP/1.1"
            })
    void anythingElseIsRefusedAndTheConnectionEnds(String status, String part, String instead) throws IOException {
        send(UPGRADE.replace(part, instead));

        assertThat(answerUpToTheEnd()).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n");
        assertThat(gateway.sessions()).isEmpty();
    }

    @Test
    @Tag("CONN-53")
    void noHeaderMakesAVisitorAnAgent() throws IOException {
        String claims =
                "X-Client-Cert: a1\r\nX-Forwarded-Client-Cert: Subject=\"CN=a1\"\r\nssl-client-verify: SUCCESS\r\n";

        send(UPGRADE.replace("flt.tls.v1", "flt.v1").replace("Host:", claims + "Host:"));

        assertThat(answerUpToTheEnd()).startsWith("HTTP/1.1 403 ");
        assertThat(gateway.sessions()).isEmpty();
    }

    @Test
    void aSessionWithoutTlsInsideIsNotHeard() throws IOException {
        send(UPGRADE);
        assertThat(head()).startsWith("HTTP/1.1 101 ");

        // a masked message with what opens a session elsewhere
        send("\u0082\u008c\0\0\0\0" + "\0\0\0\1\0\0\0\1\0\0\0\0");

        answerUpToTheEnd();
        assertThat(gateway.sessions()).isEmpty();
    }

    @Test
    void whoNeverEndsAHeadIsNotRemembered() throws IOException {
        send("GET /flt/v1 HTTP/1.1\r\n" + "X: y\r\n".repeat(8_193));

        assertThat(answerUpToTheEnd()).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void whoSaysNothingIsSentAwayInTime() throws IOException {
        try (TestGateway impatient = TestGateway.impatient(new TestAuthority("gateway"));
                Socket silent = new Socket("127.0.0.1", impatient.endpoint().port())) {
            silent.setSoTimeout(20_000);

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void othersAreServedBesideAVisitorWhoStalls() throws IOException {
        send("GET /flt");
        try (Socket other = new Socket("127.0.0.1", gateway.endpoint().port())) {
            other.getOutputStream().write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> other.getInputStream().available() > 0);
        }
    }
}
