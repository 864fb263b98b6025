package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.Backoff;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.stream.DiscardingHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an agent does that is not wanted any more. */
@Timeout(120)
class RevokedAgentTest {
    private static final Duration PATIENT = Duration.ofSeconds(40);
    private static final Duration LONG = Duration.ofHours(2);

    /** Fast after a loss; after a refusal not before the test is over. */
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), LONG, LONG, Duration.ofSeconds(60));

    @TempDir
    Path directory;

    private static final class Events implements DialListener {
        private final AtomicInteger attempts = new AtomicInteger();
        private final List<String> refusals = new CopyOnWriteArrayList<>();

        @Override
        public void connecting(Endpoint gateway) {
            attempts.incrementAndGet();
        }

        @Override
        public void refused(Endpoint gateway, String reason) {
            refusals.add(reason);
        }
    }

    @Test
    @Tag("AGENT-73")
    void itDoesNotKeepDialling() throws Exception {
        Events events = new Events();
        try (Gateway gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0))) {
            AgentCredentials credentials = TestAgent.enrol(directory, gateway.agentPort(), "default", "");
            try (TunnelDialer agent = TunnelDialer.start(
                    DialSettings.of(credentials).withBackoff(BACKOFF),
                    stream -> {
                        stream.accept();
                        return DiscardingHandler.INSTANCE;
                    },
                    events)) {
                await().atMost(PATIENT).until(() -> agent.sessions() == 2);
                new AgentRegistry(GatewayDirectory.open(directory)).revoke(credentials.agentId());

                await().atMost(PATIENT)
                        .untilAsserted(() -> assertThat(events.refusals)
                                .hasSize(2)
                                .allSatisfy(reason -> assertThat(reason).contains("revoked")));
                int attempts = events.attempts.get();

                // a loop would have dialled hundreds of times
                await().atMost(PATIENT).during(Duration.ofSeconds(1)).until(() -> events.attempts.get() == attempts);
                assertThat(agent.sessions()).isZero();
            }
        }
    }
}
