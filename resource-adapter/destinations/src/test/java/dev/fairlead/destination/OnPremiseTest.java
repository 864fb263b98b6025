package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.AccessDeniedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.RemoteFailureException;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.route.Tunnel;
import dev.fairlead.route.TunnelException;
import dev.fairlead.route.TunnelRequest;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.RawPeer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OnPremiseTest {

    private static final Map<String, String> ERP = Map.of(
            "URL", "http://erp.virtual:8080/sap",
            "ProxyType", "OnPremise",
            "CloudConnectorLocationId", "berlin",
            "URL.connectionTimeoutInSeconds", "7");

    private final List<String> heads = new CopyOnWriteArrayList<>();

    private RawPeer saying(String answer) {
        return new RawPeer(socket -> {
            heads.add(RawPeer.readHead(socket));
            RawPeer.write(socket, answer);
            socket.shutdownOutput();
        });
    }

    private static DestinationEngine engine(Tunnel tunnel) {
        return Engines.builder(ERP).tunnel(tunnel).defaultTenant("acme").build();
    }

    @Test
    void theRequestGoesThroughAStreamForTheVirtualHost() throws IOException {
        try (RawPeer agent = saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            FakeTunnel tunnel = new FakeTunnel(agent.port());
            try (DestinationEngine engine = engine(tunnel)) {
                assertThat(engine.send(TARGET, Optional.empty(), DestinationRequest.get("orders?x=1"))
                                .text())
                        .isEqualTo("ok");
            }

            TunnelRequest stream = tunnel.onlyRequest();
            assertThat(stream.tenant()).isEqualTo("acme");
            assertThat(stream.locationId()).isEqualTo("berlin");
            assertThat(stream.virtualHost()).isEqualTo("erp.virtual");
            assertThat(stream.virtualPort()).isEqualTo("8080");
            assertThat(stream.principal()).isEmpty();
            assertThat(stream.requestId()).isNotBlank();
            assertThat(stream.timeout()).isEqualTo(Duration.ofSeconds(7));
            assertThat(heads.get(0))
                    .isEqualTo("GET /sap/orders?x=1 HTTP/1.1\r\nHost: erp.virtual:8080\r\nConnection: close\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/../b", "a/%2e%2e/b", "a//b", "a;x/b", "a%2fb"})
    void thePathIsTheAgentsToJudge(String path) throws IOException {
        try (RawPeer agent = saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                DestinationEngine engine = engine(new FakeTunnel(agent.port()))) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get(path)).close();

            assertThat(heads.get(0)).startsWith("GET /sap/" + path + " HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSL_CLIENT_CERT",
                "ssl-client-cert",
                "Ssl-Client_Cert",
                "SSL_CLIENT_CERT_CHAIN_1",
                "SAP-Connectivity-Authentication",
                "SAP-Connectivity-Technical-Authentication",
                "Proxy-Authorization"
            })
    void forgedIdentitiesAreLeftOut(String name) throws IOException {
        try (RawPeer agent = saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                DestinationEngine engine = engine(new FakeTunnel(agent.port()))) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get("x").header(name, "forged"))
                    .close();

            assertThat(heads.get(0)).doesNotContain("forged");
        }
    }

    @Test
    void aBodyIsFramedByItsLengthOrInChunks() throws IOException {
        try (RawPeer agent = new RawPeer(socket -> {
                    heads.add(RawPeer.readHead(socket));
                    RawPeer.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                });
                DestinationEngine engine = engine(new FakeTunnel(agent.port()))) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.post("x", RequestBody.json("{}")))
                    .close();
            engine.send(
                            TARGET,
                            Optional.empty(),
                            DestinationRequest.put(
                                    "x",
                                    RequestBody.stream(
                                            "text/plain", new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}))))
                    .close();
            engine.send(TARGET, Optional.empty(), DestinationRequest.of("POST", "x"))
                    .close();

            assertThat(heads.get(0)).contains("Content-Length: 2\r\n", "Content-Type: application/json\r\n");
            assertThat(heads.get(1)).contains("Transfer-Encoding: chunked\r\n").doesNotContain("Content-Length");
            assertThat(heads.get(2)).contains("Content-Length: 0\r\n");
        }
    }

    @Test
    void closingTheResponseClosesTheStream() throws IOException {
        List<Socket> opened = new CopyOnWriteArrayList<>();
        try (RawPeer agent = saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
            FakeTunnel tunnel = new FakeTunnel(agent.port());
            try (DestinationEngine engine = engine(request -> {
                Socket socket = tunnel.open(request);
                opened.add(socket);
                return socket;
            })) {
                engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))
                        .close();

                assertThat(opened.get(0).isClosed()).isTrue();
            }
        }
    }

    @Test
    void readingTheBodyToItsEndClosesTheStream() throws IOException {
        List<Socket> opened = new CopyOnWriteArrayList<>();
        try (RawPeer agent = saying("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody")) {
            FakeTunnel tunnel = new FakeTunnel(agent.port());
            try (DestinationEngine engine = engine(request -> {
                Socket socket = tunnel.open(request);
                opened.add(socket);
                return socket;
            })) {
                InputStream body = engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")).stream();

                assertThat(body.readAllBytes()).hasSize(4);
                assertThat(body.read()).isEqualTo(-1);
                assertThat(opened.get(0).isClosed()).isTrue();
            }
        }
    }

    @Test
    void aRefusalAtTheFirstReadHasItsErrorOfTheAgent() {
        Tunnel refusing = request -> new RefusingSocket(new TunnelException("resource_denied", "GET /sap/x", false));
        try (DestinationEngine engine = engine(refusing)) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")))
                    .isInstanceOfSatisfying(AccessDeniedException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_NOT_EXPOSED);
                        assertThat(e.outcomeUnknown()).isFalse();
                    })
                    .hasMessageContaining("destination 'target', agent: resource_denied, GET /sap/x");
        }
    }

    @Test
    void aRefusalToOpenHasItsError() {
        Tunnel closed = request -> {
            throw new TunnelException("no_agent", "", false);
        };
        try (DestinationEngine engine = engine(closed)) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")))
                    .isInstanceOfSatisfying(
                            RouteUnavailableException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_AGENT));
        }
    }

    @Test
    void aTunnelLostInTheMiddleOfAResponseIsNoShortBody() {
        byte[] start = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII);
        Tunnel breaking = request -> new RefusingSocket(start, new TunnelException("tunnel_lost", "", true));
        try (DestinationEngine engine = engine(breaking)) {
            DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"));

            assertThatThrownBy(response::bytes).isInstanceOfSatisfying(RemoteFailureException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.TUNNEL_LOST);
                assertThat(e.outcomeUnknown()).isTrue();
            });
        }
    }

    @Test
    void anAgentThatNeverAnswersIsATimeout() throws IOException {
        try (RawPeer silent = new RawPeer(RawPeer::readHead);
                DestinationEngine engine = engine(new FakeTunnel(silent.port()))) {
            assertThatThrownBy(() -> engine.send(
                            TARGET,
                            Optional.empty(),
                            DestinationRequest.get("x").timeout(Duration.ofMillis(200))))
                    .isInstanceOfSatisfying(
                            RouteUnavailableException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_TIMEOUT));
        }
    }

    @Test
    void withoutAGatewayTheDestinationIsDescribedAndItsCallsSayWhatIsMissing() {
        try (DestinationEngine engine = Engines.engine(ERP)) {
            assertThat(engine.describe(TARGET).proxyType()).isEqualTo("OnPremise");
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_TUNNEL))
                    .hasMessageContaining("fairlead.gateway.agents.port");
        }
    }

    /** A stream that takes the request, gives some bytes, and then fails. */
    private static final class RefusingSocket extends Socket {
        private final InputStream start;
        private final TunnelException refusal;

        RefusingSocket(TunnelException refusal) {
            this(new byte[0], refusal);
        }

        RefusingSocket(byte[] start, TunnelException refusal) {
            this.start = new ByteArrayInputStream(start);
            this.refusal = refusal;
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    int b = start.read();
                    if (b < 0) {
                        throw refusal;
                    }
                    return b;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int n = start.read(buffer, offset, length);
                    if (n < 0) {
                        throw refusal;
                    }
                    return n;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream();
        }
    }
}
