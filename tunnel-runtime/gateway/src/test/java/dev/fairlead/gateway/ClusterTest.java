package dev.fairlead.gateway;

import static dev.fairlead.gateway.fixture.AskedNode.ask;
import static dev.fairlead.gateway.fixture.AskedNode.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.cluster.ClusterSettings;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.fixture.TestNodes;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.group.LeaseRecord;
import dev.fairlead.gateway.group.LeaseStore;
import dev.fairlead.gateway.group.LocalLeases;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of two nodes. */
@Timeout(120)
class ClusterTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration NEVER_ENDS = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final TestNodes nodes = new TestNodes();
    private final LeaseStore leases = new LocalLeases();
    private final List<AutoCloseable> open = new ArrayList<>();

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

    private Gateway node(Path own, Duration patience) throws IOException {
        AtomicInteger port = new AtomicInteger();
        Gateway node = Gateway.start(GatewaySettings.of(own, "127.0.0.1", 0)
                .withWaitForAgent(patience)
                .withGroups(new GroupRules(GroupMode.EXCLUSIVE, NEVER_ENDS, List.of()))
                .withCluster(new ClusterSettings(nodes.of(port), leases, Duration.ofMillis(50))));
        open.add(node);
        nodes.add(node.agentPort());
        port.set(node.agentPort());
        return node;
    }

    private TestAgent agent(String name, AgentCredentials credentials) {
        TestAgent agent = new TestAgent(name, credentials);
        open.add(0, agent);
        return agent;
    }

    /** The same authority, and agents of its own: an agent of one node is not let in by the other. */
    private Path separate() throws IOException {
        Path copy = directory.resolve("other");
        Files.createDirectories(copy);
        Files.copy(directory.resolve("authority.pem"), copy.resolve("authority.pem"));
        return copy;
    }

    @Test
    void anAgentHasSessionsToEveryNodeThoughItKnewOne() throws IOException {
        Gateway first = node(directory, PATIENT);
        Gateway second = node(directory, PATIENT);
        TestAgent agent = agent("a", TestAgent.enrol(directory, first.agentPort(), "default", ""));

        await().until(() -> agent.sessions() == 4);
        assertThat(ask(first)).isEqualTo("a!");
        assertThat(ask(second)).isEqualTo("a!");
    }

    @Test
    void nodesThatComeAndGoAreFollowed() throws IOException {
        Gateway first = node(directory, PATIENT);
        TestAgent agent = agent("a", TestAgent.enrol(directory, first.agentPort(), "default", ""));
        await().until(() -> agent.sessions() == 2);

        Gateway second = node(directory, PATIENT);
        await().until(() -> agent.sessions() == 4);
        assertThat(second.agents()).hasSize(1);

        nodes.remove(first.agentPort());
        await().until(() -> first.agents().isEmpty());
        await().until(() -> agent.sessions() == 2);
        assertThat(ask(second)).isEqualTo("a!");
    }

    @Test
    void anAgentThatLosesItsFirstNodeServesTheOthersAndFindsItAgain() throws IOException {
        Gateway first = node(directory, PATIENT);
        Gateway second = node(directory, PATIENT);
        TestAgent agent = agent("a", TestAgent.enrol(directory, first.agentPort(), "default", ""));
        await().until(() -> agent.sessions() == 4);

        first.close();

        await().until(() -> agent.sessions() == 2);
        assertThat(ask(second)).isEqualTo("a!");
    }

    @Test
    @Tag("CONN-65")
    void aRequestAtANodeWithoutTheAgentGoesOverTheOther() throws IOException {
        Gateway first = node(directory, PATIENT);
        Gateway second = node(separate(), PATIENT);
        TestAgent agent = agent("a", TestAgent.enrol(directory, first.agentPort(), "default", ""));
        await().until(() -> agent.refusals().contains("unknown_agent"));

        assertThat(ask(second)).isEqualTo("a!");
        assertThat(second.agents()).isEmpty();
        assertThat(ask(first)).isEqualTo("a!");
    }

    @Test
    void aStreamOverAnotherNodeCountsAtBoth() throws IOException {
        Gateway first = node(directory, PATIENT);
        Gateway second = node(separate(), PATIENT);
        agent("a", TestAgent.enrol(directory, first.agentPort(), "default", ""));
        OpenRequest request =
                new OpenRequest(StreamKind.TCP, "default", "", "erp", "80", Optional.empty(), "", "r-1", "", 10_000);

        try (StreamSocket socket = second.open(request)) {
            socket.getOutputStream().write('!');
            assertThat(socket.getInputStream().read()).isEqualTo('a');

            assertThat(second.streams()).isOne();
            assertThat(first.streams()).isOne();
        }
        await().until(() -> first.streams() + second.streams() == 0);
    }

    @Test
    @Tag("CONN-65")
    void aRequestWaitsForAnAgentThatComesToTheOtherNode() throws Exception {
        Gateway first = node(directory, PATIENT);
        Gateway second = node(separate(), PATIENT);
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return ask(second);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        agent("late", TestAgent.enrol(directory, first.agentPort(), "default", ""));

        assertThat(answer.get()).isEqualTo("late!");
    }

    @Test
    @Tag("CONN-65")
    void aRequestTakesOneHopAtMost() throws IOException {
        // each node has an agent and tells the other so, but neither agent may serve
        leases.replace("default/", Optional.empty(), new LeaseRecord("elsewhere", 1, 1));
        Gateway first = node(directory, Duration.ofMillis(500));
        Path apart = separate();
        Gateway second = node(apart, Duration.ofMillis(500));
        agent("a", TestAgent.enrol(directory, first.agentPort(), "default", ""));
        agent("b", TestAgent.enrol(apart, second.agentPort(), "default", ""));
        await().until(() -> first.agents().size() == 1 && second.agents().size() == 1);

        for (Gateway node : List.of(first, second)) {
            assertThatThrownBy(() -> ask(node))
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.NO_AGENT));
        }
    }

    @Test
    @Tag("CONN-62")
    void allNodesAgreeWhichAgentOfAnExclusiveGroupServes() throws IOException {
        Gateway first = node(directory, PATIENT);
        Gateway second = node(directory, PATIENT);
        TestAgent one = agent("one", TestAgent.enrol(directory, first.agentPort(), "default", ""));
        await().until(() -> one.sessions() == 4);
        TestAgent two = agent("two", TestAgent.enrol(directory, second.agentPort(), "default", ""));
        await().until(() -> two.sessions() == 4);
        for (Gateway node : List.of(first, second)) {
            await().until(() -> states(node)
                    .equals(Map.of("one", ConnectedAgent.State.ACTIVE, "two", ConnectedAgent.State.STANDBY)));
            assertThat(ask(node)).isEqualTo("one!");
        }

        one.close();

        assertThat(ask(first)).isEqualTo("two!");
        assertThat(ask(second)).isEqualTo("two!");
    }
}
