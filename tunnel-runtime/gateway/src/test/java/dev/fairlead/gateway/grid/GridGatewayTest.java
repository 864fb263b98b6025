package dev.fairlead.gateway.grid;

import static dev.fairlead.gateway.fixture.AskedNode.ask;
import static dev.fairlead.gateway.fixture.AskedNode.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of two nodes, each in a server with a member of one data grid. */
@Timeout(180)
class GridGatewayTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @TempDir
    Path directory;

    private final TestGrid grid = new TestGrid();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestGrid.Member ofFirst;
    private TestGrid.Member ofSecond;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @BeforeEach
    void startGrid() {
        ofFirst = grid.join();
        ofSecond = grid.join();
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        grid.close();
    }

    private Gateway node(TestGrid.Member member, Path own, Duration patience) throws IOException {
        int port = freePort();
        GridSettings settings = new GridSettings(new Endpoint("127.0.0.1", port), "unused", "gateway");
        Gateway node = Gateway.start(GatewaySettings.of(own, "127.0.0.1", port)
                .withWaitForAgent(patience)
                .withGroups(new GroupRules(GroupMode.EXCLUSIVE, LEASE, List.of()))
                .withCluster(GridCluster.of(settings, LOOK_EVERY, member, System::nanoTime, Clock.systemUTC())));
        open.add(node);
        return node;
    }

    /** A node has to say how it is reached before it listens. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private TestAgent agent(String name, Gateway enrolledAt) throws IOException {
        TestAgent agent = new TestAgent(name, TestAgent.enrol(directory, enrolledAt.agentPort(), "default", ""));
        open.add(0, agent);
        return agent;
    }

    @Test
    @Tag("CONN-65")
    void aRequestAtANodeWithoutTheAgentGoesOverTheOther() throws IOException {
        Path apart = directory.resolve("apart");
        Gateway first = node(ofFirst, directory, PATIENT);
        // the same authority, and no agents: the agent is not let in here
        Files.createDirectories(apart);
        Files.copy(directory.resolve("authority.pem"), apart.resolve("authority.pem"));
        Gateway second = node(ofSecond, apart, PATIENT);
        TestAgent agent = agent("a", first);
        await().until(() -> agent.refusals().contains("unknown_agent"));

        assertThat(ask(second)).isEqualTo("a!");
        assertThat(second.agents()).isEmpty();
    }

    @Test
    void anAgentServesTheNodesThatAreLeft() throws IOException {
        Gateway first = node(ofFirst, directory, PATIENT);
        Gateway second = node(ofSecond, directory, PATIENT);
        TestAgent agent = agent("a", first);
        await().until(() -> agent.sessions() == 4);
        assertThat(ask(first)).isEqualTo("a!");

        ofFirst.die();
        first.close();

        await().until(() -> agent.sessions() == 2);
        assertThat(ask(second)).isEqualTo("a!");
    }

    @Test
    @Tag("CONN-62")
    void anotherAgentTakesTheLeaseOverThatTheFirstHadAtTheOtherNode() throws IOException {
        Gateway first = node(ofFirst, directory, PATIENT);
        Gateway second = node(ofSecond, directory, PATIENT);
        TestAgent one = agent("one", first);
        await().until(() -> states(first).equals(Map.of("one", ConnectedAgent.State.ACTIVE)));
        TestAgent two = agent("two", second);
        await().until(() -> one.sessions() == 4 && two.sessions() == 4);
        for (Gateway node : List.of(first, second)) {
            await().until(() -> states(node)
                    .equals(Map.of("one", ConnectedAgent.State.ACTIVE, "two", ConnectedAgent.State.STANDBY)));
            assertThat(ask(node)).isEqualTo("one!");
        }

        one.close();

        assertThat(ask(first)).isEqualTo("two!");
        assertThat(ask(second)).isEqualTo("two!");
    }

    @Test
    void withoutTheGridNoAgentOfAnExclusiveGroupServesAnyMore() throws IOException {
        Gateway first = node(ofFirst, directory, Duration.ofMillis(200));
        agent("a", first);
        await().until(() -> states(first).equals(Map.of("a", ConnectedAgent.State.ACTIVE)));

        ofSecond.die();
        ofFirst.die();

        await().until(() -> states(first).equals(Map.of("a", ConnectedAgent.State.STANDBY)));
        assertThatThrownBy(() -> ask(first))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.NO_AGENT));
    }
}
