package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.keys.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GatewayTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Gateway gateway;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @BeforeEach
    void startGateway() throws IOException {
        gateway = start(0, Duration.ofSeconds(10));
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Gateway start(int port, Duration patience) throws IOException {
        Gateway started =
                Gateway.start(GatewaySettings.of(directory, "127.0.0.1", port).withWaitForAgent(patience));
        open.add(0, started);
        return started;
    }

    private TestAgent agent(String name, AgentCredentials credentials) {
        TestAgent agent = new TestAgent(name, credentials);
        open.add(0, agent);
        return agent;
    }

    private AgentCredentials enrol(String tenant, String location) throws IOException {
        return TestAgent.enrol(directory, gateway.agentPort(), tenant, location);
    }

    private static OpenRequest request(String tenant, String location, String host) {
        return new OpenRequest(StreamKind.TCP, tenant, location, host, "80", Optional.empty(), "", "r-1", "", 10_000);
    }

    private String ask(String tenant, String location) throws IOException {
        try (StreamSocket socket = gateway.open(request(tenant, location, "erp"))) {
            socket.getOutputStream().write('!');
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertCode(Throwable thrown, TunnelErrorCode code) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        StreamException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }

    @Test
    void aStreamReachesTheAgentOfItsTenantAndLocation() throws IOException {
        agent("first", enrol("default", ""));
        agent("second", enrol("default", "plant 2"));
        agent("third", enrol("other", ""));

        assertThat(ask("default", "")).isEqualTo("first!");
        assertThat(ask("default", "plant 2")).isEqualTo("second!");
        assertThat(ask("other", "")).isEqualTo("third!");
    }

    @Test
    @Tag("CONN-50")
    void aStreamNeverFallsBackToAnotherLocation() throws IOException {
        Gateway impatient = start(0, SHORT);
        agent("a", TestAgent.enrol(directory, impatient.agentPort(), "default", "plant 2"));
        await().until(() -> impatient.agents().size() == 1);

        assertNoAgent(impatient, request("default", "", "erp"));
        assertNoAgent(impatient, request("default", "plant 3", "erp"));
        assertNoAgent(impatient, request("other", "plant 2", "erp"));
    }

    @Test
    @Tag("CONN-50")
    void aStreamForALocationNeverFallsBackToAgentsWithoutOne() throws IOException {
        Gateway impatient = start(0, SHORT);
        agent("a", TestAgent.enrol(directory, impatient.agentPort(), "default", ""));
        await().until(() -> impatient.agents().size() == 1);

        assertNoAgent(impatient, request("default", "plant 2", "erp"));
    }

    private static void assertNoAgent(Gateway gateway, OpenRequest request) {
        assertThatThrownBy(() -> gateway.open(request))
                .satisfies(thrown -> assertCode(thrown, TunnelErrorCode.NO_AGENT));
    }

    @Test
    void withoutAnAgentTheCallerIsToldAfterTheWait() throws IOException {
        Gateway impatient = start(0, SHORT);
        long before = System.nanoTime();

        assertThatThrownBy(() -> impatient.open(request("default", "", "erp"))).satisfies(thrown -> {
            assertCode(thrown, TunnelErrorCode.NO_AGENT);
            assertThat(thrown).hasMessageContaining("tenant default");
            assertThat(((StreamException) thrown).outcomeUnknown()).isFalse();
        });
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(SHORT, Duration.ofSeconds(5));
    }

    @Test
    void aRequestThatCameBeforeTheAgentSucceeds() throws Exception {
        AgentCredentials credentials = enrol("default", "");
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return ask("default", "");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        agent("late", credentials);

        assertThat(answer.get()).isEqualTo("late!");
    }

    @Test
    void anAgentKeepsTwoSessionsAndTheViewCountsThem() throws IOException {
        AgentCredentials credentials = enrol("default", "plant 1");
        TestAgent agent = agent("a", credentials);
        await().until(() -> agent.sessions() == 2);

        await().untilAsserted(() -> assertThat(gateway.agents()).singleElement().satisfies(seen -> {
            assertThat(seen.agentId()).isEqualTo(credentials.agentId());
            assertThat(seen.tenant()).isEqualTo("default");
            assertThat(seen.locationId()).isEqualTo("plant 1");
            assertThat(seen.software()).isEqualTo("test-agent/a");
            assertThat(seen.sessions()).isEqualTo(2);
            assertThat(seen.streams()).isZero();
        }));
    }

    @Test
    void streamsSpreadOverTheSessionsOfAnAgent() throws IOException {
        TestAgent agent = agent("a", enrol("default", ""));
        await().until(() -> gateway.agents().stream().anyMatch(seen -> seen.sessions() == 2));
        List<StreamSocket> sockets = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            int expected = i;
            sockets.add(gateway.open(request("default", "", "silent")));
            await().until(() -> gateway.agents().get(0).streams() == expected);
        }

        assertThat(agent.sessions()).isEqualTo(2);
        assertThat(gateway.agents().get(0).streams()).isEqualTo(4);

        sockets.forEach(StreamSocket::close);
        await().until(() -> gateway.agents().get(0).streams() == 0);
    }

    @Test
    void anAgentComesBackWhenTheGatewayWasRestarted() throws IOException {
        int port = gateway.agentPort();
        TestAgent agent = agent("a", enrol("default", ""));
        assertThat(ask("default", "")).isEqualTo("a!");

        gateway.close();
        gateway = start(port, Duration.ofSeconds(10));

        assertThat(ask("default", "")).isEqualTo("a!");
        assertThat(agent.refusals()).isEmpty();
    }

    @Test
    void anAgentThatStopsLeavesBeforeItsSessionsEnd() throws IOException {
        TestAgent leaving = agent("leaving", enrol("default", ""));
        await().until(() -> leaving.sessions() == 2);
        agent("staying", enrol("default", ""));
        await().until(() -> gateway.agents().size() == 2);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(leaving::close);
        while (!closing.isDone()) {
            assertThat(ask("default", "")).endsWith("!");
        }

        assertThat(ask("default", "")).isEqualTo("staying!");
    }

    @Test
    void aRestartedAgentReplacesItsOwnOldSessions() throws IOException {
        AgentCredentials credentials = enrol("default", "");
        TestAgent old = agent("old", credentials);
        await().until(() -> old.sessions() == 2);

        agent("new", credentials);

        await().untilAsserted(() -> assertThat(old.refusals()).contains("superseded"));
    }

    @Test
    @Tag("CONN-74")
    void aRevokedAgentIsDisconnectedAndNotLetInAgain() throws IOException {
        AgentCredentials credentials = enrol("default", "");
        TestAgent agent = agent("a", credentials);
        await().until(() -> agent.sessions() == 2);

        new AgentRegistry(GatewayDirectory.open(directory)).revoke(credentials.agentId());

        await().until(() -> agent.sessions() == 0);
        await().untilAsserted(() -> assertThat(agent.refusals()).contains("revoked"));
        assertThat(gateway.agents()).isEmpty();
    }

    @Test
    @Tag("CONN-74")
    void aStreamThatRunsEndsWhenItsAgentIsRevoked() throws IOException {
        AgentCredentials credentials = enrol("default", "");
        TestAgent agent = agent("a", credentials);
        await().until(() -> agent.sessions() == 2);
        try (StreamSocket running = gateway.open(request("default", "", "erp"))) {
            running.getOutputStream().write('!');
            assertThat(running.getInputStream().readNBytes(2)).asString().isEqualTo("a!");

            new AgentRegistry(GatewayDirectory.open(directory)).revoke(credentials.agentId());

            assertThatThrownBy(() -> running.getInputStream().read())
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            failure -> assertThat(failure.error().code()).isEqualTo(TunnelErrorCode.TUNNEL_LOST));
        }
    }

    @Test
    @Tag("CONN-74")
    void aCertificateForAnotherTenantThanTheRegistrysIsRefused() throws Exception {
        AgentCredentials credentials = enrol("default", "");
        AgentName foreign = new AgentName("other", credentials.agentId());
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        List<X509Certificate> chain = CertificateAuthority.open(GatewayDirectory.open(directory), Clock.systemUTC())
                .issueAgent(keys.getPublic(), foreign);

        TestAgent agent = agent(
                "a",
                new AgentCredentials(
                        "other",
                        "",
                        credentials.agentId(),
                        credentials.endpoint(),
                        credentials.authority(),
                        new Identity(keys.getPrivate(), chain)));

        await().untilAsserted(() -> assertThat(agent.refusals()).contains("unknown_agent"));
        assertThat(gateway.agents()).isEmpty();
    }

    @Test
    void closingTheGatewayWakesWhoWaitsForAnAgent() throws Exception {
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> {
            try {
                gateway.open(request("default", "", "erp"));
                return null;
            } catch (IOException e) {
                return e;
            }
        });

        gateway.close();

        assertCode(failure.get(), TunnelErrorCode.NO_AGENT);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatThrownBy(() -> start(gateway.agentPort(), SHORT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + gateway.agentPort());
    }
}
