package dev.fairlead.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.faults.Load.Outcome;
import dev.fairlead.agent.fixture.TestBackend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred clients send requests that must not be repeated; half of them are held by the back end, the others come and
 * go. Then one end of the tunnel dies. Each request is answered correctly or said to be lost, and none comes twice.
 */
@Timeout(180)
class KilledUnderLoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLIENTS = 50;
    private static final int WARM = 300;

    @TempDir
    private Path directory;

    private final Map<String, Integer> delivered = new ConcurrentHashMap<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private TestBackend backend;
    private Ends ends;
    private Program gateway;
    private Program agent;
    private Load load;

    @BeforeEach
    void startEverything() throws Exception {
        backend = TestBackend.plain().answering(exchange -> {
            String id = exchange.getRequestHeaders().getFirst("X-Id");
            delivered.merge(id, 1, Integer::sum);
            int size = exchange.getRequestBody().readAllBytes().length;
            if (id.startsWith("held")) {
                awaitRelease();
            }
            byte[] answer = (id + " " + size).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        ends = new Ends(directory, backend.port(), "");
        gateway = ends.startGateway();
        ends.enrol(ends.gateway());
        agent = ends.startAgent();
        load = Load.start(
                ends.proxyPort(),
                IntStream.range(0, CLIENTS)
                        .boxed()
                        .flatMap(i -> Stream.of("quick" + i, "held" + i))
                        .toList());
        await().atMost(PATIENCE)
                .until(() -> load.outcomes().size() > WARM
                        && delivered.keySet().stream()
                                        .filter(id -> id.startsWith("held"))
                                        .count()
                                == CLIENTS);
    }

    @AfterEach
    void stopEverything() {
        release.countDown();
        load.stop();
        ends.close();
        backend.close();
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answered correctly and delivered once, or else not answered and delivered once at most. */
    private void assertNothingIsWrongOrCameTwice() {
        assertThat(delivered.values()).allMatch(times -> times == 1);
        assertThat(load.outcomes())
                .filteredOn(outcome -> outcome.status() == 200)
                .hasSizeGreaterThan(WARM - 1)
                .allSatisfy(outcome -> {
                    assertThat(outcome.body()).isEqualTo(outcome.id() + " 2000");
                    assertThat(delivered).containsKey(outcome.id());
                });
    }

    private List<Outcome> failures() {
        return load.outcomes().stream()
                .filter(outcome -> outcome.status() != 200)
                .toList();
    }

    private void assertServedAgain() throws InterruptedException {
        await().atMost(PATIENCE).until(() -> {
            Load again = Load.start(ends.proxyPort(), List.of("again"));
            await().atMost(PATIENCE).until(() -> !again.outcomes().isEmpty() || !again.isRunning());
            again.stop();
            again.join();
            return again.outcomes().stream().anyMatch(outcome -> outcome.status() == 200);
        });
    }

    @Test
    @Tag("CONN-68")
    void theAgentDies() throws Exception {
        load.stop();
        agent.kill();
        load.join();

        assertNothingIsWrongOrCameTwice();
        assertThat(failures()).hasSizeGreaterThanOrEqualTo(CLIENTS).allSatisfy(failure -> {
            // a request that had not been sent yet waited for an agent, and none came
            assertThat(failure.error()).isIn("tunnel_lost", "no_agent", Load.CUT_OFF);
            assertThat(failure.error().equals("no_agent") && delivered.containsKey(failure.id()))
                    .isFalse();
        });
        assertThat(failures())
                .filteredOn(failure -> failure.id().startsWith("held"))
                .hasSize(CLIENTS)
                .allMatch(failure -> failure.error().equals("tunnel_lost") && failure.status() == 502);

        release.countDown();
        agent = ends.startAgent();
        assertServedAgain();
    }

    @Test
    @Tag("CONN-68")
    void theGatewayDies() throws Exception {
        load.stop();
        gateway.kill();
        load.join();

        assertNothingIsWrongOrCameTwice();
        assertThat(failures())
                .as("nobody is left who could say more than that the connection broke")
                .hasSizeGreaterThanOrEqualTo(CLIENTS)
                .allMatch(failure -> failure.status() == 0);

        release.countDown();
        gateway = ends.startGateway();
        assertServedAgain();
        assertThat(agent.hasWritten("Exception")).isFalse();
    }
}
