package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.fixture.PausingAgent;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRule;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several agents of one tenant and location. */
@Timeout(120)
class AgentGroupsTest {
    private static final Duration NEVER_ENDS = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Gateway gateway;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private void start(GroupMode mode, Duration lease, GroupRule... rules) throws IOException {
        gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0)
                .withWaitForAgent(Duration.ofSeconds(60))
                .withGroups(new GroupRules(mode, lease, List.of(rules))));
        open.add(gateway);
    }

    private AgentCredentials enrol() throws IOException {
        return TestAgent.enrol(directory, gateway.agentPort(), "default", "");
    }

    private TestAgent agent(String name, AgentCredentials credentials) {
        TestAgent agent = new TestAgent(name, credentials);
        open.add(0, agent);
        await().until(() -> agent.sessions() == 2);
        return agent;
    }

    private StreamSocket open(String host) throws IOException {
        return gateway.open(
                new OpenRequest(StreamKind.TCP, "default", "", host, "80", Optional.empty(), "", "r-1", "", 10_000));
    }

    private String ask() throws IOException {
        try (StreamSocket socket = open("erp")) {
            socket.getOutputStream().write('!');
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As callers do who hear that an agent does not serve any more: nothing reached a back end (specification, 8.8). */
    private String askAgainAtOnce() throws IOException {
        while (true) {
            try {
                return ask();
            } catch (StreamException refused) {
                assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.AGENT_DRAINING);
            }
        }
    }

    private Map<String, ConnectedAgent.State> states() {
        return gateway.agents().stream()
                .collect(Collectors.toMap(agent -> agent.software().replace("test-agent/", ""), ConnectedAgent::state));
    }

    @Test
    @Tag("CONN-62")
    void ofAnExclusiveGroupOneServesAndTheOthersStandBy() throws IOException {
        start(GroupMode.EXCLUSIVE, NEVER_ENDS);
        agent("first", enrol());
        agent("second", enrol());

        await().until(() ->
                states().equals(Map.of("first", ConnectedAgent.State.ACTIVE, "second", ConnectedAgent.State.STANDBY)));
        for (int i = 0; i < 20; i++) {
            assertThat(ask()).isEqualTo("first!");
        }
        assertThat(gateway.agents()).extracting(ConnectedAgent::mode).containsOnly(GroupMode.EXCLUSIVE);
    }

    @Test
    @Tag("CONN-62")
    @Tag("AGENT-91")
    void whenTheActiveOneFallsSilentAnotherTakesOverAndNoRequestFails() throws IOException {
        start(GroupMode.EXCLUSIVE, SHORT);
        PausingAgent first = new PausingAgent(enrol());
        open.add(0, first);
        open("erp").close();
        await().until(() -> first.served() == 1);
        agent("second", enrol());

        first.pause(open("pause"));
        // what is opened before the lease has ended goes to the silent one and may be lost; what comes later may not
        await().until(() -> states().get("second") == ConnectedAgent.State.ACTIVE);
        for (int i = 0; i < 10; i++) {
            assertThat(ask()).isEqualTo("second!");
        }
        first.resume();
    }

    @Test
    @Tag("CONN-63")
    void aFormerLeaderThatWakesUpServesNothingThatWasSentToItMeanwhile() throws IOException {
        start(GroupMode.EXCLUSIVE, SHORT);
        PausingAgent first = new PausingAgent(enrol());
        open.add(0, first);
        open("erp").close();
        await().until(() -> first.served() == 1);
        agent("second", enrol());

        first.pause(open("pause"));
        // its session still stands and it still has the lease: this is on its way to it
        StreamSocket late = open("erp");
        late.getOutputStream().write('!');
        await().until(() -> states().get("second") == ConnectedAgent.State.ACTIVE);
        first.resume();

        await().until(() -> first.connections() > 1 || first.asksAgain());
        assertThat(ask()).isEqualTo("second!");
        assertThat(first.served()).isEqualTo(1);
        late.close();
    }

    @Test
    @Tag("CONN-62")
    @Tag("CONN-66")
    void anActiveAgentThatStopsHandsOverAtOnce() throws Exception {
        start(GroupMode.EXCLUSIVE, NEVER_ENDS);
        TestAgent first = agent("first", enrol());
        agent("second", enrol());
        assertThat(ask()).isEqualTo("first!");
        StreamSocket running = open("erp");
        running.getOutputStream().write('1');
        assertThat(running.getInputStream().readNBytes(6)).asString().isEqualTo("first1");

        CompletableFuture<Void> closing = CompletableFuture.runAsync(first::close);
        await().until(() -> states().get("second") == ConnectedAgent.State.ACTIVE);

        assertThat(ask()).isEqualTo("second!");
        running.getOutputStream().write('2');
        assertThat(running.getInputStream().readNBytes(6)).asString().isEqualTo("first2");
        running.close();
        closing.get();
        assertThat(ask()).isEqualTo("second!");
    }

    @Test
    void ofThoseThatCouldTakeOverThePreferredOneDoes() throws IOException {
        start(GroupMode.EXCLUSIVE, NEVER_ENDS);
        AgentCredentials third = enrol();
        gateway.groups(new GroupRules(
                GroupMode.EXCLUSIVE,
                NEVER_ENDS,
                List.of(new GroupRule("default", "", GroupMode.EXCLUSIVE, List.of(third.agentId())))));
        TestAgent first = agent("first", enrol());
        assertThat(ask()).isEqualTo("first!");
        agent("second", enrol());
        agent("third", third);
        assertThat(ask()).isEqualTo("first!");

        first.close();

        assertThat(ask()).isEqualTo("third!");
    }

    @Test
    void rulesThatChangeCountWhileAgentsAreConnected() throws IOException {
        start(GroupMode.EXCLUSIVE, NEVER_ENDS);
        agent("first", enrol());
        agent("second", enrol());
        await().until(() -> states().get("first") == ConnectedAgent.State.ACTIVE);

        gateway.groups(new GroupRules(GroupMode.SHARED, NEVER_ENDS, List.of()));
        await().until(() -> !states().containsValue(ConnectedAgent.State.STANDBY));
        assertThat(List.of(ask(), ask(), ask(), ask())).contains("first!", "second!");

        gateway.groups(new GroupRules(GroupMode.EXCLUSIVE, SHORT, List.of()));
        await().until(() -> states().containsValue(ConnectedAgent.State.STANDBY)
                && states().containsValue(ConnectedAgent.State.ACTIVE));
        String chosen = askAgainAtOnce();
        assertThat(List.of(ask(), ask(), ask(), ask())).containsOnly(chosen);
    }

    @Test
    @Tag("CONN-64")
    void aSharedGroupSpreadsStreamsAndLosesOnlyThoseOfAnAgentThatIsGone() throws IOException {
        start(GroupMode.SHARED, NEVER_ENDS);
        TestAgent first = agent("first", enrol());
        agent("second", enrol());
        agent("third", enrol());
        await().until(() ->
                gateway.agents().stream().mapToInt(ConnectedAgent::sessions).sum() == 6);
        List<StreamSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StreamSocket socket = open("silent");
            // what has left stays with the agent that it went to
            socket.getOutputStream().write('!');
            sockets.add(socket);
        }

        await().until(() ->
                gateway.agents().stream().mapToInt(ConnectedAgent::streams).sum() == 3_000);
        assertThat(gateway.agents())
                .hasSize(3)
                .allSatisfy(agent -> assertThat(agent.streams()).isBetween(900, 1_100));

        first.close();
        await().until(() -> gateway.agents().size() == 2);
        assertThat(gateway.agents())
                .allSatisfy(agent -> assertThat(agent.streams()).isBetween(900, 1_100));
        assertThat(List.of(ask(), ask(), ask(), ask())).contains("second!", "third!");
        sockets.forEach(StreamSocket::close);
    }

    @Test
    void streamsOneAfterAnotherSpreadToo() throws IOException {
        start(GroupMode.SHARED, NEVER_ENDS);
        agent("first", enrol());
        agent("second", enrol());
        await().until(() ->
                gateway.agents().stream().mapToInt(ConnectedAgent::sessions).sum() == 4);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(ask());
        }

        assertThat(answers).filteredOn("first!"::equals).hasSizeBetween(10, 30);
    }
}
