package dev.fairlead.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.agent.fixture.TestBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the agent's machine is wrong. */
@Timeout(180)
class ClockSkewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MINUTE = 60;
    private static final long DAY = 24 * 60 * MINUTE;

    @TempDir
    private Path directory;

    private TestBackend backend;
    private Ends ends;

    @BeforeAll
    static void look() {
        assumeTrue(FalseClock.isInstalled(), "Debian's package libfaketime is missing");
    }

    @BeforeEach
    void startGateway() throws Exception {
        backend = TestBackend.plain().answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        ends = new Ends(directory, backend.port(), "");
        ends.startGateway();
        ends.enrol(ends.gateway());
    }

    @AfterEach
    void stopEverything() {
        ends.close();
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {-45 * MINUTE, -MINUTE, MINUTE, 45 * MINUTE})
    void minutesDoNotMatter(long ahead) throws Exception {
        Program agent = ends.startAgent(FalseClock.ahead(ahead));
        agent.awaitLine(" connected to ");

        assertServed();
    }

    @Test
    void theGatewaysCertificateIsNotBelievedBeforeItsTime() throws Exception {
        Program agent = ends.startAgent(FalseClock.ahead(-3 * DAY));

        agent.awaitLine(" refused by " + ends.gateway());
        assertThat(agent.hasWritten(" connected to ")).isFalse();
        agent.kill();

        ends.startAgent();
        assertServed();
    }

    private void assertServed() {
        Load load = Load.start(ends.proxyPort(), List.of("one"));
        await().atMost(PATIENCE).until(() -> load.outcomes().stream().anyMatch(outcome -> outcome.status() == 200));
        load.stop();
    }
}
