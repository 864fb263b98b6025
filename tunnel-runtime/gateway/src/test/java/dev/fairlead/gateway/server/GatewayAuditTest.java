package dev.fairlead.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.configuration.ConfigurationReader;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.tunnel.audit.AuditReport;
import dev.fairlead.tunnel.audit.AuditVerifier;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway by itself writes into its audit log, and that it can be checked like an agent's. */
class GatewayAuditTest {
    private static final String CONFIGURATION = """
            agents: {address: "127.0.0.1:0", waitForAgent: 100ms}
            trust: {issuers: [{issuer: "https://idp.example", jwksFile: keys.json, tenant: default}]}
            http: [{address: "127.0.0.1:0", clients: [%s]}]
            """;

    @TempDir
    Path directory;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @Tag("CONN-106")
    @Test
    void agentsCallsAndConfigurationsAreAuditedAndAChangedLogIsFound() throws Exception {
        TestIssuer issuer = new TestIssuer("https://idp.example", "k1");
        String forged = "Proxy-Authorization: Bearer "
                + new TestIssuer("https://idp.example", "k1")
                        .token("{\"iss\":\"https://idp.example\",\"client_id\":\"app\",\"exp\":4102444800}");
        Files.writeString(directory.resolve("keys.json"), issuer.jwks());
        GatewayServer server = start("app");
        AgentCredentials credentials = TestAgent.enrol(directory, server.agentPort(), "default", "");
        try (HttpAgent agent = new HttpAgent(credentials, stream -> stream.answers(200, "ok"));
                RawClient client = new RawClient(server.ports().get(0))) {
            await().until(() -> !server.agents().isEmpty());
            client.gets("/", forged).response();
            server.reload(ConfigurationReader.read(write("other")));
            new AgentRegistry(GatewayDirectory.open(directory)).revoke(credentials.agentId());
            await().until(() -> log().contains("TunnelRefused"));
            assertThat(agent.sessions()).isZero();
        } finally {
            server.close();
        }

        assertThat(log())
                .contains(
                        "AgentEnrolled,,add,,,default,," + credentials.agentId(),
                        "TunnelOpened,,allow,,,default,," + credentials.agentId(),
                        "TokenRefused",
                        "sig: ",
                        "Configuration,,modify",
                        "AgentRevoked,,deny,,,default,," + credentials.agentId(),
                        "TunnelClosed",
                        "TunnelRefused,,deny,,,default,," + credentials.agentId())
                .doesNotContain(forged.substring(forged.length() - 24));
        assertThat(report().whole()).isTrue();

        Path file = file();
        Files.writeString(file, Files.readString(file).replace("AgentRevoked", "AgentRenewed"));

        assertThat(report().whole()).isFalse();
    }

    @Test
    void aCallWithoutATokenIsAudited() throws Exception {
        Files.writeString(directory.resolve("keys.json"), new TestIssuer("https://idp.example", "k1").jwks());
        try (GatewayServer server = start("app");
                RawClient client = new RawClient(server.ports().get(0))) {
            client.gets("/").response();

            await().untilAsserted(() -> assertThat(log()).contains("TokenRefused", "missing: No token came"));
        }
    }

    @Test
    void nodesThatShareADirectoryWriteALogEach() throws Exception {
        Files.writeString(directory.resolve("keys.json"), new TestIssuer("https://idp.example", "k1").jwks());
        try (GatewayServer one = start("app");
                GatewayServer other = start("app")) {
            assertThat(other.agentPort()).isNotEqualTo(one.agentPort());
        }

        Path audit = directory.resolve("audit");
        assertThat(AuditVerifier.verify(audit, AuditVerifier.keyFile(audit)))
                .hasSize(2)
                .allMatch(AuditReport::whole);
    }

    private GatewayServer start(String clients) throws Exception {
        return GatewayServer.start(ConfigurationReader.read(write(clients)));
    }

    private Path write(String clients) throws IOException {
        return Files.writeString(directory.resolve("gateway.yaml"), CONFIGURATION.formatted(clients));
    }

    private AuditReport report() throws IOException {
        Path audit = directory.resolve("audit");
        return AuditVerifier.verify(audit, AuditVerifier.keyFile(audit)).get(0);
    }

    private String log() throws IOException {
        return Files.readString(file());
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("audit/gateway"))) {
            return files.filter(name -> name.getFileName().toString().startsWith("audit-log"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
