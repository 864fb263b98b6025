package dev.fairlead.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.configuration.ConfigurationReader;
import dev.fairlead.gateway.fixture.AgentStream;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.testing.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The metrics that a gateway has at least (connectivity specification, 5.2). */
@Timeout(120)
class MetricsTest {
    private static final int DESTINATIONS = 50;
    private static final int MOST_SERIES = 1_000;

    @TempDir
    Path directory;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @Test
    @Tag("CONN-105")
    void allAreThereInBoundsAndWithoutSecrets() throws Exception {
        TestIssuer issuer = new TestIssuer("https://idp.example", "k1");
        Files.writeString(directory.resolve("keys.json"), issuer.jwks());
        var identity = new TestAuthority("listener").server();
        Files.writeString(directory.resolve("listener.pem"), Pem.encode(identity.chain()));
        Files.writeString(directory.resolve("listener.key"), Pem.encode(identity.key()));
        String text = """
                agents: {address: "127.0.0.1:0", waitForAgent: 100ms}
                trust: {issuers: [{issuer: "https://idp.example", jwksFile: keys.json, tenant: secret-tenant}]}
                http:
                  - {address: "127.0.0.1:0"}
                  - {address: "127.0.0.1:0", tls: {certificate: listener.pem, key: listener.key}}
                socks: [{address: "127.0.0.1:0"}]
                admin: {address: "127.0.0.1:0"}
                """;
        try (GatewayServer server = start(text);
                HttpAgent agent = agent(server, "secret-tenant");
                RawClient client = new RawClient(server.ports().get(0))) {
            String token = token(issuer);
            for (int i = 0; i < DESTINATIONS; i++) {
                String host = "destination-" + i + ".corp";
                client.sends("GET http://" + host + "/secret-path HTTP/1.1\r\nHost: " + host
                        + "\r\nProxy-Authorization: Bearer " + token + "\r\n"
                        + "SAP-Connectivity-Authentication: Bearer " + token + "\r\n\r\n");
                assertThat(client.response()).startsWith("HTTP/1.1 200 ");
            }
            client.gets("/", "Proxy-Authorization: Bearer " + token, "SAP-Connectivity-SCC-Location_ID: nowhere")
                    .response();

            String metrics = metrics(server);

            assertThat(metrics)
                    .contains(
                            "fairlead_client_requests_total{",
                            "fairlead_client_active_connections{",
                            "fairlead_request_seconds_bucket{",
                            "fairlead_tunnel_sessions{",
                            "fairlead_tunnel_streams ",
                            "fairlead_tunnel_rtt_seconds{",
                            "fairlead_tunnel_bytes_total{",
                            "fairlead_tunnel_stalled_streams 0\n",
                            "fairlead_tunnel_buffered_bytes ",
                            "fairlead_tunnel_open_timeouts_total{location=\"nowhere\"} 1\n",
                            "fairlead_token_validation_total{",
                            "fairlead_errors_total{",
                            "fairlead_certificate_expiry_seconds{certificate=\"gateway\"} ",
                            "fairlead_certificate_expiry_seconds{certificate=\"authority\"} ",
                            "fairlead_certificate_expiry_seconds{certificate=\"http:"
                                    + server.ports().get(1) + "\"} ");
            assertThat(metrics.lines().filter(line -> line.startsWith("fairlead_")))
                    .hasSizeLessThan(MOST_SERIES);
            assertThat(metrics).doesNotContain("secret", "destination-").doesNotContain(token.split("\\."));
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    @Tag("CONN-105")
    void theTimeOfARequestIsToldByParts() throws Exception {
        String text = """
                agents: {address: "127.0.0.1:0"}
                http: [{address: "127.0.0.1:0", authorization: none, tenant: default}]
                admin: {address: "127.0.0.1:0"}
                """;
        try (GatewayServer server = start(text);
                HttpAgent agent = agent(server, "default", stream -> {
                    stream.accepts(new ServiceTimes(2_000_000, 3_500_000, 4_000_001));
                    stream.says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
                    stream.finishes();
                });
                RawClient client = new RawClient(server.ports().get(0))) {
            assertThat(client.gets("/").response()).startsWith("HTTP/1.1 200 ");

            String listener = "listener=\"http:" + server.ports().get(0) + "\"";
            await().untilAsserted(() -> assertThat(metrics(server))
                    .contains(
                            "fairlead_request_seconds_sum{" + listener + ",part=\"sso\"} 2\n",
                            "fairlead_request_seconds_sum{" + listener + ",part=\"backend_connect\"} 3.5\n",
                            "fairlead_request_seconds_sum{" + listener + ",part=\"backend\"} 4.000001\n",
                            "fairlead_request_seconds_count{" + listener + ",part=\"queue\"} 1\n",
                            "fairlead_request_seconds_count{" + listener + ",part=\"tunnel_open\"} 1\n",
                            "fairlead_request_seconds_count{" + listener + ",part=\"latency\"} 1\n",
                            "fairlead_request_seconds_count{" + listener + ",part=\"response\"} 1\n"));
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    void ofAnAgentThatTellsNoTimesTheWholeWayIsKnown() throws Exception {
        String text = """
                agents: {address: "127.0.0.1:0"}
                http: [{address: "127.0.0.1:0", authorization: none, tenant: default}]
                admin: {address: "127.0.0.1:0"}
                """;
        try (GatewayServer server = start(text);
                HttpAgent agent = agent(server, "default");
                RawClient client = new RawClient(server.ports().get(0))) {
            assertThat(client.gets("/").response()).startsWith("HTTP/1.1 200 ");

            await().untilAsserted(() -> assertThat(metrics(server))
                    .containsPattern("fairlead_request_seconds_count\\{.*part=\"latency\"} 1\n")
                    .containsPattern("fairlead_request_seconds_count\\{.*part=\"response\"} 1\n")
                    .doesNotContain("part=\"backend\"", "part=\"sso\""));
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    @Tag("CONN-51")
    void callsWithoutAnAgentAreCountedByTenantAndLocation() throws Exception {
        String text = """
                agents: {address: "127.0.0.1:0", waitForAgent: 100ms}
                http: [{address: "127.0.0.1:0", authorization: none, tenant: acme}]
                socks: [{address: "127.0.0.1:0", authorization: none, tenant: acme}]
                admin: {address: "127.0.0.1:0", tenantLabels: true}
                """;
        try (GatewayServer server = start(text);
                RawClient http = new RawClient(server.ports().get(0));
                RawClient socks = new RawClient(server.ports().get(1))) {
            assertThat(http.gets("/", "SAP-Connectivity-SCC-Location_ID: plant 2")
                            .response())
                    .startsWith("HTTP/1.1 503 ")
                    .contains("X-Fairlead-Error: no_agent");
            socks.sends(HexFormat.of().parseHex("050100" + "05010003" + "08" + "6572702e636f7270" + "04d2"));
            assertThat(HexFormat.of().formatHex(socks.rest().getBytes(StandardCharsets.ISO_8859_1)))
                    .isEqualTo("0500" + "05030001000000000000");

            assertThat(metrics(server))
                    .contains(
                            "fairlead_tunnel_open_timeouts_total{tenant=\"acme\",location=\"plant 2\"} 1\n",
                            "fairlead_tunnel_open_timeouts_total{tenant=\"acme\",location=\"\"} 1\n");
        }
    }

    @Test
    void anAgentThatTakesNothingIsSeen() throws Exception {
        String text = """
                agents: {address: "127.0.0.1:0"}
                http: [{address: "127.0.0.1:0", authorization: none, tenant: default}]
                admin: {address: "127.0.0.1:0"}
                """;
        try (GatewayServer server = start(text);
                HttpAgent agent = agent(server, "default");
                RawClient client = new RawClient(server.ports().get(0))) {
            client.sends("POST http://erp.corp/slow HTTP/1.1\r\nHost: erp.corp\r\nContent-Length: 1000000\r\n\r\n");
            agent.next().stopReading();
            client.sends("x".repeat(900_000));

            await().untilAsserted(() -> assertThat(metrics(server))
                    .contains("fairlead_tunnel_stalled_streams 1\n")
                    .containsPattern("fairlead_tunnel_buffered_bytes [1-9]\\d{4,}\n"));
        }
    }

    private static String token(TestIssuer issuer) {
        return issuer.token("{\"iss\":\"https://idp.example\",\"client_id\":\"app\",\"exp\":4102444800}");
    }

    private GatewayServer start(String text) throws Exception {
        return GatewayServer.start(
                ConfigurationReader.read(Files.writeString(directory.resolve("gateway.yaml"), text)));
    }

    private HttpAgent agent(GatewayServer server, String tenant) throws IOException {
        return agent(server, tenant, stream -> stream.answers(200, "ok"));
    }

    private HttpAgent agent(GatewayServer server, String tenant, Consumer<AgentStream> behaviour) throws IOException {
        HttpAgent agent = new HttpAgent(TestAgent.enrol(directory, server.agentPort(), tenant, ""), behaviour);
        await().until(() -> !server.agents().isEmpty());
        await().until(() -> server.agents().stream()
                .allMatch(connected -> connected.roundTrip().toNanos() > 0));
        return agent;
    }

    private static String metrics(GatewayServer server) throws IOException {
        try (RawClient client = new RawClient(server.adminPort().orElseThrow())) {
            return client.sends("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .rest();
        }
    }
}
