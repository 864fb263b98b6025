package dev.fairlead.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.configuration.ConfigurationReader;
import dev.fairlead.gateway.configuration.GatewayConfiguration;
import dev.fairlead.gateway.fixture.AgentStream;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.testing.TestAuthority;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GatewayServerTest {
    private static final String TRUSTED = """
            agents: {address: "127.0.0.1:0", waitForAgent: 100ms}
            http: [{address: "127.0.0.1:0", authorization: none, tenant: default}]
            """;
    private static final String WITH_TOKENS = """
            agents: {address: "127.0.0.1:0", waitForAgent: 100ms}
            trust: {issuers: [{issuer: "https://idp.example", jwksFile: %s.json, tenant: default}]}
            http: [{address: "127.0.0.1:0", clients: [%s]}]
            """;

    @TempDir
    Path directory;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @Test
    @Tag("CONN-60")
    void onLoopbackATrustedListenerWorksWithoutAToken() throws Exception {
        try (GatewayServer server = GatewayServer.start(configuration(TRUSTED));
                HttpAgent agent = agent(server);
                RawClient client = new RawClient(server.ports().get(0))) {
            assertThat(client.gets("/").response()).startsWith("HTTP/1.1 200 ");
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    @Tag("CONN-61")
    void clientsAndIssuersChangeWithoutAStreamBeingCut() throws Exception {
        TestIssuer issuer = new TestIssuer("https://idp.example", "k1");
        TestIssuer next = new TestIssuer("https://idp.example", "k2");
        Files.writeString(directory.resolve("k1.json"), issuer.jwks());
        Files.writeString(directory.resolve("k2.json"), next.jwks());
        try (GatewayServer server = GatewayServer.start(configuration(WITH_TOKENS.formatted("k1", "app")));
                HttpAgent agent = agent(server);
                RawClient running = new RawClient(server.ports().get(0));
                RawClient standing = new RawClient(server.ports().get(0))) {
            running.gets("/slow", authorization(issuer, "app"));
            AgentStream slow = agent.next();
            await().until(slow::isRequestComplete);
            assertThat(standing.gets("/", authorization(issuer, "app")).response())
                    .startsWith("HTTP/1.1 200 ");

            assertThat(server.reload(configuration(WITH_TOKENS.formatted("k1", "other"))))
                    .isEmpty();
            assertThat(standing.gets("/", authorization(issuer, "app")).response())
                    .startsWith("HTTP/1.1 407 ");
            assertThat(standing.gets("/", authorization(issuer, "other")).response())
                    .startsWith("HTTP/1.1 200 ");

            server.reload(configuration(WITH_TOKENS.formatted("k2", "other")));
            assertThat(standing.gets("/", authorization(issuer, "other")).response())
                    .startsWith("HTTP/1.1 407 ");
            assertThat(standing.gets("/", authorization(next, "other")).response())
                    .startsWith("HTTP/1.1 200 ");

            slow.answers(200, "not cut");
            assertThat(running.response()).endsWith("not cut");
        }
    }

    @Test
    @Tag("CONN-61")
    void aListenerShowsItsNewCertificateWithoutAStreamBeingCut() throws Exception {
        String text = """
                agents: {address: "127.0.0.1:0"}
                http:
                  - address: "127.0.0.1:0"
                    authorization: none
                    tenant: default
                    tls: {certificate: listener.pem, key: listener.key}
                """;
        Identity first = identity();
        try (GatewayServer server = GatewayServer.start(configuration(text));
                HttpAgent agent = agent(server);
                SSLSocket running = secure(server)) {
            assertThat(shown(running)).isEqualTo(first.certificate());
            running.getOutputStream()
                    .write("GET http://erp.corp/slow HTTP/1.1\r\nHost: erp.corp\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            AgentStream slow = agent.next();
            await().until(slow::isRequestComplete);

            Identity second = identity();
            assertThat(server.reload(configuration(text))).isEmpty();

            try (SSLSocket later = secure(server)) {
                assertThat(shown(later)).isEqualTo(second.certificate());
            }
            slow.answers(200, "not cut");
            assertThat(running.getInputStream().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .endsWith("not cut");
        }
    }

    @Test
    void otherLimitsNeedANewStartAndWhatChangedBesidesCountsAtOnce() throws Exception {
        TestIssuer issuer = new TestIssuer("https://idp.example", "k1");
        Files.writeString(directory.resolve("k1.json"), issuer.jwks());
        String text = WITH_TOKENS.formatted("k1", "app");
        try (GatewayServer server = GatewayServer.start(configuration(text));
                HttpAgent agent = agent(server);
                RawClient client = new RawClient(server.ports().get(0))) {
            assertThat(client.gets("/", authorization(issuer, "app")).response())
                    .startsWith("HTTP/1.1 200 ");

            String changed = text.replace("clients: [app]", "clients: [other], limits: {line: 8KB}");
            assertThat(server.reload(configuration(changed)).orElseThrow())
                    .startsWith("Start anew to change the limits of the listener on ");

            assertThat(client.gets("/", authorization(issuer, "app")).response())
                    .startsWith("HTTP/1.1 407 ");

            String slower = text.replace("waitForAgent: 100ms", "waitForAgent: 200ms, handshake: 5s");
            assertThat(server.reload(configuration(slower)))
                    .contains("Start anew to change the address, limits or wait of agents");
            assertThat(agent.sessions()).isPositive();
        }
    }

    /** A new one, in the files that the configuration names. */
    private Identity identity() throws Exception {
        Identity identity = new TestAuthority("listener").server();
        Files.writeString(directory.resolve("listener.pem"), Pem.encode(identity.chain()));
        Files.writeString(directory.resolve("listener.key"), Pem.encode(identity.key()));
        return identity;
    }

    private static SSLSocket secure(GatewayServer server) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.ports().get(0));
        socket.startHandshake();
        return socket;
    }

    private static Certificate shown(SSLSocket socket) throws Exception {
        return socket.getSession().getPeerCertificates()[0];
    }

    @Test
    void operatorsSeeAgentsListenersAndFailures() throws Exception {
        try (GatewayServer server =
                        GatewayServer.start(configuration(TRUSTED + "admin: {address: \"127.0.0.1:0\"}\n"));
                HttpAgent agent = agent(server);
                RawClient client = new RawClient(server.ports().get(0))) {
            client.gets("/").response();
            client.gets("/", "SAP-Connectivity-SCC-Location_ID: <none>").response();
            String listener = "listener=\"http:" + server.ports().get(0) + "\"";

            assertThat(admin(server, "/healthcheck")).startsWith("HTTP/1.1 200 ");
            assertThat(admin(server, "/ready")).startsWith("HTTP/1.1 200 ");
            assertThat(admin(server, "/metrics"))
                    .contains("fairlead_client_requests_total{" + listener + ",outcome=\"answered\"} 1\n")
                    .contains("fairlead_client_requests_total{" + listener + ",outcome=\"failed\"} 1\n")
                    .contains("fairlead_client_active_connections{" + listener + "} 1\n")
                    .contains("fairlead_errors_total{code=\"no_agent\",origin=\"gateway\"} 1\n")
                    .contains("fairlead_agents{location=\"\",mode=\"exclusive\",state=\"active\"} 1")
                    .contains("fairlead_tunnel_sessions{location=\"\",state=\"connected\"} ");
            assertThat(admin(server, "/"))
                    .contains("Content-Security-Policy: default-src 'none'")
                    .contains("<td>no_agent</td><td>1</td><td>0</td>");
            assertThat(admin(server, "/other")).startsWith("HTTP/1.1 404 ");
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    void metricsTellTimesBytesRoundTripsAndTokens() throws Exception {
        TestIssuer issuer = new TestIssuer("https://idp.example", "k1");
        Files.writeString(directory.resolve("k1.json"), issuer.jwks());
        String text = WITH_TOKENS.formatted("k1", "app") + "admin: {address: \"127.0.0.1:0\"}\n";
        try (GatewayServer server = GatewayServer.start(configuration(text));
                HttpAgent agent = agent(server);
                RawClient client = new RawClient(server.ports().get(0))) {
            client.gets("/", authorization(issuer, "app")).response();
            client.gets("/", authorization(issuer, "other")).response();
            client.gets("/", "X: without a token").response();
            String listener = "listener=\"http:" + server.ports().get(0) + "\"";

            assertThat(admin(server, "/metrics"))
                    .contains("fairlead_request_seconds_count{" + listener + ",part=\"queue\"} 1\n")
                    .contains("fairlead_request_seconds_count{" + listener + ",part=\"latency\"} 1\n")
                    .contains("fairlead_request_seconds_count{" + listener + ",part=\"response\"} 1\n")
                    .contains("fairlead_token_validation_total{" + listener + ",result=\"accepted\"} 1\n")
                    .contains("fairlead_token_validation_total{" + listener + ",result=\"client\"} 1\n")
                    .contains("fairlead_token_validation_total{" + listener + ",result=\"missing\"} 1\n")
                    .contains("fairlead_audit_write_failures_total 0\n")
                    .containsPattern("fairlead_tunnel_bytes_total\\{direction=\"received\"} [1-9]")
                    .containsPattern("fairlead_client_bytes_total\\{" + listener + ",direction=\"sent\"} [1-9]");
            await().untilAsserted(() -> assertThat(admin(server, "/metrics"))
                    .containsPattern("fairlead_tunnel_rtt_seconds\\{location=\"\"} 0\\.0*[1-9]"));
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    @Tag("CONN-104")
    void aliveIsNotReadyWhileKeysOfAnIssuerAreMissing() throws Exception {
        String text = WITH_TOKENS.formatted("late", "app") + "admin: {address: \"127.0.0.1:0\"}\n";
        Path keys = Files.writeString(directory.resolve("late.json"), "not yet");
        try (GatewayServer server = GatewayServer.start(configuration(text))) {
            assertThat(admin(server, "/healthcheck")).startsWith("HTTP/1.1 200 ");
            assertThat(admin(server, "/ready")).startsWith("HTTP/1.1 503 ");
            Files.writeString(keys, new TestIssuer("https://idp.example", "k1").jwks());

            await().until(() -> admin(server, "/ready").startsWith("HTTP/1.1 200 "));
        }
    }

    private static String admin(GatewayServer server, String path) throws Exception {
        try (RawClient client = new RawClient(server.adminPort().orElseThrow())) {
            return client.sends("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .rest();
        }
    }

    private static String authorization(TestIssuer issuer, String client) {
        return "Proxy-Authorization: Bearer "
                + issuer.token("{\"iss\":\"https://idp.example\",\"client_id\":\"" + client + "\",\"exp\":4102444800}");
    }

    @Test
    @Tag("CONN-66")
    @Tag("CONN-104")
    void aGatewayThatDrainsFinishesWhatRunsAndServesConnectionsThatStand() throws Exception {
        GatewayServer server = GatewayServer.start(configuration(TRUSTED + "admin: {address: \"127.0.0.1:0\"}\n"));
        int port = server.ports().get(0);
        List<Integer> waitedFor = new CopyOnWriteArrayList<>();
        try (server;
                HttpAgent agent = agent(server);
                RawClient download = new RawClient(port);
                RawClient idle = new RawClient(port);
                RawClient second = new RawClient(port)) {
            download.gets("/slow");
            AgentStream slow = agent.next();
            slow.accepts();
            slow.says("HTTP/1.1 200 Status\r\nContent-Length: 10\r\n\r\nfirst");
            assertThat(download.head()).startsWith("HTTP/1.1 200 ");
            assertThat(idle.gets("/").response()).startsWith("HTTP/1.1 200 ");
            // within its request: it is not idle
            second.sends("GET http://erp.corp/ HTTP/1.1\r\n");

            CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> {
                try {
                    server.drain(Duration.ofMinutes(2), (connections, streams, left) -> waitedFor.add(streams));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(idle.rest()).isEmpty();
            await().until(() -> !waitedFor.isEmpty());
            assertThat(waitedFor).startsWith(1);
            assertThat(admin(server, "/ready")).contains("503").contains("the gateway stops");
            assertThat(admin(server, "/healthcheck")).startsWith("HTTP/1.1 200 ");
            assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(IOException.class);
            second.sends("Host: erp.corp\r\n\r\n");
            assertThat(second.rest()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
            assertThat(drained).isNotDone();

            slow.says("after");
            slow.finishes();

            assertThat(download.rest()).isEqualTo("firstafter");
            drained.get();
            await().until(() -> agent.sessions() == 0);
        }
    }

    @Test
    void aGatewayThatDrainsWaitsNoLongerThanItMay() throws Exception {
        GatewayServer server = GatewayServer.start(configuration(TRUSTED));
        try (server;
                HttpAgent agent = agent(server);
                RawClient client = new RawClient(server.ports().get(0))) {
            client.gets("/slow");
            agent.next();

            server.drain(Duration.ofMillis(100), (connections, streams, left) -> {});

            await().until(() -> agent.sessions() == 0);
        }
    }

    private HttpAgent agent(GatewayServer server) throws Exception {
        HttpAgent agent = new HttpAgent(TestAgent.enrol(directory, server.agentPort(), "default", ""), stream -> {
            if (!stream.head().get(0).contains("/slow")) {
                stream.answers(200, "ok");
            }
        });
        await().until(() -> !server.agents().isEmpty());
        return agent;
    }

    private GatewayConfiguration configuration(String text) throws Exception {
        return ConfigurationReader.read(Files.writeString(directory.resolve("gateway.yaml"), text));
    }
}
