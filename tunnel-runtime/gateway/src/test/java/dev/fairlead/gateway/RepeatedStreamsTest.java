package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.stream.DiscardingHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams of callers in this JVM that one of two agents did not take (connectivity specification, 8.7). */
@Timeout(120)
class RepeatedStreamsTest {
    private static final int STREAMS = 8;

    @TempDir
    Path directory;

    private final List<AutoCloseable> agents = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private Gateway gateway;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0)
                .withWaitForAgent(Duration.ofMillis(100))
                .withGroups(new GroupRules(GroupMode.SHARED, Duration.ofSeconds(4), List.of())));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable agent : agents) {
            agent.close();
        }
        gateway.close();
    }

    private AgentCredentials enrol() throws IOException {
        return TestAgent.enrol(directory, gateway.agentPort(), "default", "");
    }

    /** An agent with all its sessions, so that no stream finds others than the test counts on. */
    private void connected(TestAgent agent) {
        agents.add(agent);
        int expected = 2 * agents.size();
        await().until(() ->
                gateway.agents().stream().mapToInt(ConnectedAgent::sessions).sum() == expected);
    }

    private void echoing() throws IOException {
        connected(new TestAgent("echo", enrol()));
    }

    private void refusing(TunnelErrorCode code) throws IOException {
        connected(new TestAgent("refusing", enrol(), stream -> {
            refused.incrementAndGet();
            stream.refuse(new StreamError(code, ""));
            return DiscardingHandler.INSTANCE;
        }));
    }

    private static OpenRequest request() {
        return new OpenRequest(StreamKind.TCP, "default", "", "erp", "80", Optional.empty(), "", "r-1", "", 10_000);
    }

    private String ask(String question) throws IOException {
        try (StreamSocket socket = gateway.open(request())) {
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT_DRAINING", "OVERLOAD"})
    @Tag("CONN-67")
    void whatAnAgentRefusesUnseenAnotherServes(TunnelErrorCode code) throws IOException {
        refusing(code);
        echoing();

        for (int i = 0; i < STREAMS; i++) {
            assertThat(ask("question " + i)).isEqualTo("echoquestion " + i);
        }

        assertThat(refused).hasPositiveValue();
    }

    @Test
    @Tag("CONN-67")
    void whereEveryAgentRefusesTheRefusalIsTold() throws IOException {
        refusing(TunnelErrorCode.AGENT_DRAINING);
        refusing(TunnelErrorCode.AGENT_DRAINING);

        assertThatThrownBy(() -> ask("anybody?")).isInstanceOfSatisfying(StreamException.class, failure -> {
            assertThat(failure.error().code()).isEqualTo(TunnelErrorCode.AGENT_DRAINING);
            assertThat(failure.outcomeUnknown()).isFalse();
        });
        assertThat(refused).as("every session of both agents, and none twice").hasValue(4);
    }

    @Test
    void aDecisionIsNotAskedForTwice() throws IOException {
        refusing(TunnelErrorCode.NOT_EXPOSED);
        refusing(TunnelErrorCode.NOT_EXPOSED);

        assertThatThrownBy(() -> ask("anybody?"))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        failure -> assertThat(failure.error().code()).isEqualTo(TunnelErrorCode.NOT_EXPOSED));
        assertThat(refused).hasValue(1);
    }
}
