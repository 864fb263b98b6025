package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.RawPeer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a request, as they leave. */
class WireTest {

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final RawPeer peer = new RawPeer(socket -> {
        while (true) {
            heads.add(RawPeer.readHead(socket));
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        }
    });
    private final DestinationEngine engine = Engines.engine(Map.of("URL", peer.url() + "/base"));

    @AfterEach
    void close() throws IOException {
        engine.close();
        peer.close();
    }

    private String head(DestinationRequest request) {
        engine.send(TARGET, Optional.empty(), request).close();
        return heads.get(heads.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/../b", "a/%2e%2e/b", "a//b", "a/./b", "%2F", "a;b=c", "Orders('1')", "x?q=a/../b"})
    void pathsAreNotNormalised(String path) {
        assertThat(head(DestinationRequest.get(path))).startsWith("GET /base/" + path + " HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/", "//evil.example/", "a\r\nX: y"})
    void pathsThatCouldLeaveTheHostAreRefusedBeforeAnythingIsSent(String path) {
        assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get(path)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining("evil");
        assertThat(peer.connections()).isZero();
    }

    @Test
    void hostIsThatOfTheDestinationWhateverTheApplicationSays() {
        assertThat(head(DestinationRequest.get("x").header("Host", "evil.example")))
                .contains("Host: 127.0.0.1:" + peer.port() + "\r\n")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "Transfer-Encoding",
                "Connection",
                "Upgrade",
                "TE",
                "Expect",
                "Proxy-Authorization",
                "Proxy-Connection",
                "SSL_CLIENT_CERT",
                "ssl-client-cert",
                "Ssl_Client-Cert",
                "SSL_CLIENT_CERT_CHAIN_0",
                "SSL.CLIENT.CERT",
                "SAP-Connectivity-Authentication",
                "sap-connectivity-scc-location_id"
            })
    void headersThatFrameTheMessageOrAssertAnIdentityAreLeftOut(String name) {
        assertThat(head(DestinationRequest.get("x").header(name, "forged"))).doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\0"})
    void aHeaderValueThatBreaksTheLineIsRefused(String value) {
        assertThatThrownBy(() -> engine.send(
                        TARGET, Optional.empty(), DestinationRequest.get("x").header("X-Note", value)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("X-Note");
        assertThat(peer.connections()).isZero();
    }

    @Test
    void aHeaderNameThatBreaksTheLineIsRefused() {
        assertThatThrownBy(() -> engine.send(
                        TARGET, Optional.empty(), DestinationRequest.get("x").header("X\r\nEvil", "1")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aContentTypeThatBreaksTheLineIsRefused() {
        assertThatThrownBy(() -> engine.send(
                        TARGET,
                        Optional.empty(),
                        DestinationRequest.post("x", RequestBody.text("text/plain\r\nX: y", ""))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "GET /evil", "CONNECT", ""})
    void aMethodThatIsNoneIsRefused(String method) {
        assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.of(method, "x")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aTimeoutThatIsNoneIsRefused() {
        assertThatThrownBy(() -> engine.send(
                        TARGET, Optional.empty(), DestinationRequest.get("x").timeout(Duration.ZERO)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void latinHeaderValuesArriveAsTheyAre() {
        assertThat(head(DestinationRequest.get("x").header("X-Name", "jörg"))).contains("X-Name: jörg\r\n");
    }

    @Test
    void anEmptyPostSaysThatItIsEmpty() {
        assertThat(head(DestinationRequest.of("POST", "x"))).contains("Content-Length: 0\r\n");
    }

    @Test
    void cookiesAreNotKept() {
        head(DestinationRequest.get("x"));

        assertThat(head(DestinationRequest.get("x"))).doesNotContain("Cookie");
    }

    @Test
    void aConnectionIsUsedAgain() {
        head(DestinationRequest.get("x"));
        head(DestinationRequest.get("y"));

        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void redirectsAreGivenToTheApplication() throws IOException {
        try (RawPeer redirecting = new RawPeer(socket -> {
                    RawPeer.readHead(socket);
                    RawPeer.write(
                            socket,
                            "HTTP/1.1 302 Found\r\nLocation: " + peer.url() + "/stolen\r\nContent-Length: 0\r\n\r\n");
                });
                DestinationEngine other = Engines.engine(Map.of("URL", redirecting.url()));
                DestinationResponse response = other.send(TARGET, Optional.empty(), DestinationRequest.get("x"))) {
            assertThat(response.status()).isEqualTo(302);
            assertThat(heads).isEmpty();
        }
    }

    @Test
    void compressedBodiesAreGivenAsTheyCome() throws IOException {
        try (RawPeer zipping = new RawPeer(socket -> {
                    RawPeer.readHead(socket);
                    RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc");
                });
                DestinationEngine other = Engines.engine(Map.of("URL", zipping.url()))) {
            assertThat(other.send(TARGET, Optional.empty(), DestinationRequest.get("x"))
                            .text())
                    .isEqualTo("abc");
        }
    }

    @Test
    void aBodyOfUnknownLengthGoesInChunks() throws IOException {
        try (RawPeer chunked = new RawPeer(socket -> {
                    heads.add(RawPeer.readHead(socket));
                    heads.add(RawPeer.readHead(socket));
                    RawPeer.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                });
                DestinationEngine other = Engines.engine(Map.of("URL", chunked.url()))) {
            RequestBody body = RequestBody.stream(
                    "text/plain", new ByteArrayInputStream("hello".getBytes(StandardCharsets.US_ASCII)));

            other.send(TARGET, Optional.empty(), DestinationRequest.post("x", body))
                    .close();

            assertThat(heads.get(0)).contains("Transfer-Encoding: chunked").doesNotContain("Content-Length");
            assertThat(heads.get(1)).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
        }
    }
}
