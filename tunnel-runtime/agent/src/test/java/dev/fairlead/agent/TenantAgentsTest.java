package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.configuration.InstallationReader;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several tenants in one agent, each with a tunnel of its own to the gateway. */
@Timeout(60)
class TenantAgentsTest {
    @TempDir
    private Path directory;

    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final TenantAgents agents = new TenantAgents("agent/test", this::listener);
    private RawBackend system;
    private RawBackend other;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        system = echoing();
        other = echoing();
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0)
                .withWaitForAgent(Duration.ofMillis(1)));
        configure("acme", "echo.corp:7", system);
        configure("bravo", "echo.corp:7", other);
        enrol("acme");
        enrol("bravo");
    }

    @AfterEach
    void stop() throws IOException {
        agents.close();
        gateway.close();
        system.close();
        other.close();
    }

    @Test
    void eachTenantReachesItsOwnSystemByTheSameName() throws Exception {
        serve("acme", "bravo");

        assertThat(echo("acme", "echo.corp")).isEqualTo("hello");
        assertThat(system.connections()).isEqualTo(1);
        assertThat(other.connections()).isZero();

        assertThat(echo("bravo", "echo.corp")).isEqualTo("hello");
        assertThat(system.connections()).isEqualTo(1);
        assertThat(other.connections()).isEqualTo(1);
    }

    @Tag("AGENT-5")
    @Test
    void aMappingOfOneTenantIsNotReachedByAnother() throws Exception {
        configure("bravo", "only-bravo.corp:7", other);
        serve("acme", "bravo");

        assertThat(echo("bravo", "only-bravo.corp")).isEqualTo("hello");
        assertRefused(TunnelErrorCode.NOT_EXPOSED, "acme", "only-bravo.corp");
        assertThat(other.connections()).isEqualTo(1);
    }

    @Test
    void tenantsShareNoKeyAndNoAuditLog() throws Exception {
        serve("acme", "bravo");

        for (String file : new String[] {"system.pem", "ca.pem", "audit/signing-key.pem"}) {
            assertThat(directory.resolve("acme").resolve(file)).exists();
            assertThat(Files.readString(directory.resolve("acme").resolve(file)))
                    .isNotEqualTo(Files.readString(directory.resolve("bravo").resolve(file)));
        }
    }

    @Test
    void aStreamOutlivesWhatHappensToTheOtherTenants() throws Exception {
        serve("acme", "bravo");
        try (StreamSocket running = open("acme", "echo.corp")) {
            assertThat(exchanged(running)).isEqualTo("hello");

            configure("bravo", "new.corp:7", other);
            assertThat(serve("acme", "bravo").changed()).containsExactly("bravo");
            assertThat(echo("bravo", "new.corp")).isEqualTo("hello");
            assertRefused(TunnelErrorCode.NOT_EXPOSED, "bravo", "echo.corp");

            assertThat(serve("acme").ended()).containsExactly("bravo");
            assertRefused(TunnelErrorCode.NO_AGENT, "bravo", "new.corp");

            assertThat(serve("acme", "bravo").started()).containsExactly("bravo");
            assertThat(echo("bravo", "new.corp")).isEqualTo("hello");

            assertThat(exchanged(running)).isEqualTo("hello");
        }
        assertThat(system.connections()).isEqualTo(1);
    }

    @Test
    void aTenantWhoseFileIsBrokenGoesOnByWhatItHadAndTheOthersFollowTheirs() throws Exception {
        serve("acme", "bravo");
        Files.writeString(directory.resolve("bravo/agent.yaml"), "mapings: []\n");
        configure("acme", "new.corp:7", system);

        assertThat(serve("acme", "bravo").changed()).containsExactly("acme");

        assertThat(echo("acme", "new.corp")).isEqualTo("hello");
        assertThat(echo("bravo", "echo.corp")).isEqualTo("hello");
    }

    @Test
    void aTenantThatTheGatewayRefusesDoesNotStopTheOthers() throws Exception {
        String bravo =
                AgentCredentials.load(directory.resolve("bravo")).orElseThrow().agentId();
        new AgentRegistry(GatewayDirectory.open(directory.resolve("gateway"))).revoke(bravo);

        serve("acme");
        agents.apply(InstallationReader.read(list("acme", "bravo")));

        await().until(() -> refused.containsKey("bravo"));
        assertThat(echo("acme", "echo.corp")).isEqualTo("hello");
        assertThat(agents.sessions("bravo")).isZero();
    }

    @Test
    void aTenantWhoseKeysCannotBeUsedDoesNotStopTheOthers() throws Exception {
        Files.writeString(directory.resolve("bravo/system-key.pem"), "nonsense");

        assertThat(serve("acme", "bravo").unserved()).containsOnlyKeys("bravo");

        assertThat(echo("acme", "echo.corp")).isEqualTo("hello");
    }

    @Test
    void aTenantIsServedAsSoonAsItIsEnrolled() throws Exception {
        configure("charlie", "echo.corp:7", other);

        assertThat(serve("acme", "charlie").unserved().get("charlie")).startsWith("not enrolled");
        assertThat(agents.waiting()).isTrue();

        enrol("charlie");
        assertThat(serve("acme", "charlie").started()).containsExactly("charlie");
        assertThat(agents.waiting()).isFalse();
        assertThat(echo("charlie", "echo.corp")).isEqualTo("hello");
    }

    @Test
    @Tag("AGENT-75")
    @Tag("AGENT-80")
    void anAgentThatItsGatewayDisconnectedStaysAwayUntilItIsEnrolledAnew() throws Exception {
        serve("acme", "bravo");
        String former =
                AgentCredentials.load(directory.resolve("bravo")).orElseThrow().agentId();
        new AgentRegistry(GatewayDirectory.open(directory.resolve("gateway"))).revoke(former);
        await().until(() -> agents.sessions("bravo") == 0 && refused.containsKey("bravo"));
        assertThat(agents.waiting()).isTrue();
        assertThat(serve("acme", "bravo").started()).isEmpty();

        enrol("bravo");

        assertThat(serve("acme", "bravo").started()).containsExactly("bravo");
        // once the lease of the agent that it was has ended
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(echo("bravo", "echo.corp")).isEqualTo("hello"));
        assertThat(echo("acme", "echo.corp")).isEqualTo("hello");
    }

    @Test
    @Tag("AGENT-80")
    void whileTheTunnelStandsANewEnrolmentWaits() throws Exception {
        serve("acme");

        enrol("acme");

        assertThat(serve("acme").started()).isEmpty();
        assertThat(echo("acme", "echo.corp")).isEqualTo("hello");
    }

    @Test
    void noTwoTenantsStandForTheSameTenantAndLocationOfAGateway() throws Exception {
        configure("again", "echo.corp:7", other);
        enrol("acme", directory.resolve("again"));

        assertThat(serve("acme", "again").unserved().get("again")).contains("acme");
    }

    @Test
    @Tag("AGENT-74")
    void aTenantThatIsNotEnabledIsNotServed() throws Exception {
        serve("acme", "bravo");
        Path file = list("acme", "bravo");
        Files.writeString(file, Files.readString(file).replace("bravo/agent.yaml", "bravo/agent.yaml, enabled: false"));

        assertThat(agents.apply(InstallationReader.read(file)).ended()).containsExactly("bravo");
        assertRefused(TunnelErrorCode.NO_AGENT, "bravo", "echo.corp");
    }

    private TenantChanges serve(String... tenants) throws Exception {
        TenantChanges changes = agents.apply(InstallationReader.read(list(tenants)));
        for (String started : changes.started()) {
            await().until(() -> agents.sessions(started) > 0);
        }
        return changes;
    }

    private Path list(String... tenants) throws IOException {
        StringBuilder list = new StringBuilder("tenants:\n");
        for (String tenant : tenants) {
            list.append("  - {name: %1$s, configuration: %1$s/agent.yaml}\n".formatted(tenant));
        }
        return Files.writeString(directory.resolve("agents.yaml"), list);
    }

    private void configure(String tenant, String virtual, RawBackend backend) throws IOException {
        Files.createDirectories(directory.resolve(tenant));
        Files.writeString(
                directory.resolve(tenant).resolve("agent.yaml"),
                "mappings: [{virtual: \"%s\", internal: \"tcp://127.0.0.1:%d\"}]\n".formatted(virtual, backend.port()));
    }

    private void enrol(String tenant) throws IOException {
        enrol(tenant, directory.resolve(tenant));
    }

    private void enrol(String tenant, Path into) throws IOException {
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), tenant, "", Duration.ofMinutes(5));
        Enrolment.enrol(EnrolmentCode.parse(code)).store(into);
    }

    private StreamSocket open(String tenant, String host) throws IOException {
        return gateway.open(new OpenRequest(
                StreamKind.TCP, tenant, "", host, "7", Optional.empty(), "app", "request-1", "", 10_000));
    }

    private String echo(String tenant, String host) throws IOException {
        try (StreamSocket socket = open(tenant, host)) {
            return exchanged(socket);
        }
    }

    private static String exchanged(StreamSocket socket) throws IOException {
        socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
    }

    private void assertRefused(TunnelErrorCode code, String tenant, String host) {
        assertThatThrownBy(() -> echo(tenant, host))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        failure -> assertThat(failure.error().code()).isEqualTo(code));
    }

    private static RawBackend echoing() throws IOException {
        return new RawBackend(socket -> socket.getInputStream().transferTo(socket.getOutputStream()));
    }

    private DialListener listener(String tenant) {
        return new DialListener() {
            @Override
            public void refused(Endpoint gateway, String reason) {
                refused.put(tenant, reason);
            }
        };
    }
}
