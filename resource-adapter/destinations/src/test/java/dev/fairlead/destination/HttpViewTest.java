package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.Secret;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.testing.FakeConnectivityProxy;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.OverHttp;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.transport.IdleConnections;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations of other types whose systems are called over HTTP. */
class HttpViewTest {

    private static final Map<String, String> ERP = Map.of(
            "Type", "RFC",
            "jco.destination.proxy_type", "OnPremise",
            "jco.client.ashost", "erp.virtual",
            "jco.client.sysnr", "42",
            "jco.client.client", "100",
            "jco.client.user", "TESTER",
            "jco.client.passwd", "secret");

    private static Optional<HttpView> seen(Configuration rfc) {
        return Optional.of(new HttpView(OverHttp.virtual(rfc, "http://erp.virtual:3342"), Optional.of("sapgw42")));
    }

    private static EngineBuilder builder() {
        return DestinationEngine.builder().sources(List.of(MapSource.of("target", ERP)));
    }

    @Test
    void theStreamIsForThePortByItsName() throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        try (RawPeer agent = new RawPeer(socket -> {
            heads.add(RawPeer.readHead(socket));
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            socket.shutdownOutput();
        })) {
            FakeTunnel tunnel = new FakeTunnel(agent.port());
            try (DestinationEngine engine =
                    builder().tunnel(tunnel).httpViews(HttpViewTest::seen).build()) {
                engine.send(TARGET, Optional.empty(), DestinationRequest.get("sap/bc/ping"))
                        .close();
            }

            assertThat(tunnel.onlyRequest().virtualHost()).isEqualTo("erp.virtual");
            assertThat(tunnel.onlyRequest().virtualPort()).isEqualTo("sapgw42");
            assertThat(heads.get(0)).startsWith("GET /sap/bc/ping HTTP/1.1\r\n").contains("Authorization: Basic ");
        }
    }

    @Test
    void aProxyIsToldTheNameBesideANumberThatFitsIntoAUrl() {
        try (FakeConnectivityProxy proxy = new FakeConnectivityProxy();
                DestinationEngine engine = builder()
                        .connectivityProxy(proxy)
                        .httpViews(HttpViewTest::seen)
                        .build()) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get("sap/bc/ping"))
                    .close();

            Peer.Seen request = proxy.requests().get(0);
            assertThat(request.target()).isEqualTo("http://erp.virtual:3342/sap/bc/ping");
            assertThat(request.header("X-Fairlead-Virtual-Port")).isEqualTo("sapgw42");
        }
    }

    @Test
    void anotherUserLogsOnInPlaceOfTheOneWhoIsPropagated() {
        Map<String, String> propagating = new HashMap<>(ERP);
        propagating.put("jco.destination.auth_type", "PrincipalPropagation");
        try (FakeConnectivityProxy proxy = new FakeConnectivityProxy();
                DestinationEngine engine = DestinationEngine.builder()
                        .sources(List.of(MapSource.of("target", propagating)))
                        .connectivityProxy(proxy)
                        .httpViews(HttpViewTest::seen)
                        .build()) {
            engine.sendAs(
                            TARGET,
                            new Authentication.Basic("METAREADER", Secret.of("pw"), true),
                            DestinationRequest.get("sap/bc/ping"))
                    .close();

            Peer.Seen request = proxy.requests().get(0);
            assertThat(request.header("Authorization")).isEqualTo("Basic TUVUQVJFQURFUjpwdw==");
            assertThat(request.header("SAP-Connectivity-Authentication")).isNull();
        }
    }

    @Test
    void nobodyElseLogsOnBesideAClientCertificate() {
        Map<String, String> byCertificate = new HashMap<>(ERP);
        byCertificate.keySet().removeIf(key -> key.matches("jco.client.(ashost|sysnr|user|passwd)"));
        byCertificate.putAll(Map.of(
                "jco.client.wshost", "erp.example",
                "jco.client.wsport", "443",
                "jco.client.tls_client_certificate_logon", "1",
                "KeyStoreLocation", "client.pem"));
        try (DestinationEngine engine = DestinationEngine.builder()
                .sources(List.of(MapSource.of("target", byCertificate)))
                .httpViews(HttpViewTest::seen)
                .build()) {
            assertThatThrownBy(() -> engine.sendAs(
                            TARGET,
                            new Authentication.Basic("METAREADER", Secret.of("pw"), true),
                            DestinationRequest.get("sap/bc/ping")))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("client certificate")
                    .hasMessageNotContaining("pw");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 60000, 2", "1, 60000, 1", "5, 0, 2"})
    @Tag("RFC-78")
    void aDestinationDecidesHowManyConnectionsAreKept(int kept, int milliseconds, int opened) throws Exception {
        IdleConnections idle = new IdleConnections(kept, Duration.ofMillis(milliseconds), Duration.ofSeconds(60));
        try (RawPeer system = new RawPeer(HttpViewTest::answer);
                DestinationEngine engine = keeping(idle, system).build()) {
            call(engine);
            call(engine);

            assertThat(system.connections()).isEqualTo(opened);
        }
    }

    @Test
    @Tag("RFC-78")
    void whatExpiresIsClosedWithoutAnotherCall() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Queue<Runnable> putOff = new ConcurrentLinkedQueue<>();
        List<Duration> waits = new CopyOnWriteArrayList<>();
        IdleConnections idle = new IdleConnections(1, Duration.ofMillis(1), Duration.ofMillis(700));
        try (RawPeer system = new RawPeer(socket -> {
                    try {
                        answer(socket);
                    } finally {
                        ended.countDown();
                    }
                });
                DestinationEngine engine = keeping(idle, system)
                        .delayedTasks((wait, task) -> {
                            waits.add(wait);
                            putOff.add(task);
                        })
                        .build()) {
            call(engine);

            await().until(() -> {
                Optional.ofNullable(putOff.poll()).ifPresent(Runnable::run);
                return ended.getCount() == 0;
            });
            assertThat(waits).containsOnly(Duration.ofMillis(700));
            assertThat(putOff).isEmpty();
        }
    }

    @Test
    @Tag("RFC-78")
    void nobodyLooksForIdleConnectionsWhereNoneIsKept() throws Exception {
        IdleConnections none = new IdleConnections(0, Duration.ofSeconds(60), Duration.ofSeconds(60));
        try (RawPeer system = new RawPeer(HttpViewTest::answer);
                DestinationEngine engine = keeping(none, system)
                        .delayedTasks((wait, task) -> fail("put off something"))
                        .build()) {
            call(engine);
        }
    }

    private static EngineBuilder keeping(IdleConnections idle, RawPeer system) {
        return builder()
                .httpViews(rfc -> Optional.of(
                        new HttpView(OverHttp.direct(rfc, system.url()), Optional.empty(), Optional.of(idle))));
    }

    private static void answer(Socket socket) throws IOException {
        while (RawPeer.readHead(socket).startsWith("GET ")) {
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
    }

    private static void call(DestinationEngine engine) throws IOException {
        try (DestinationResponse response =
                engine.send(TARGET, Optional.empty(), DestinationRequest.get("sap/bc/ping"))) {
            assertThat(response.stream().readAllBytes()).hasSize(2);
        }
    }

    @Test
    void whatTakesNoRequestsRefusesThem() {
        try (DestinationEngine engine = builder().build()) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining(ErrorCode.TYPE_UNSUPPORTED.id());
        }
    }

    @Test
    void itsPropertiesCanBeReadByOtherProtocols() {
        try (DestinationEngine engine = builder().build()) {
            assertThat(engine.configuration(TARGET))
                    .isInstanceOfSatisfying(
                            RfcConfiguration.class,
                            rfc -> assertThat(rfc.target().client()).contains("100"));
        }
    }
}
