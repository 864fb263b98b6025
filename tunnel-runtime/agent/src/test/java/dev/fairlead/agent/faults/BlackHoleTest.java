package dev.fairlead.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.tunnel.testing.FaultyLink;
import dev.fairlead.tunnel.testing.FaultyLink.Loss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The network between agent and gateway swallows what is sent, from one moment on, and no end is told. */
@Timeout(180)
class BlackHoleTest {
    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final AtomicInteger held = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private TestBackend backend;
    private FaultyLink link;
    private Ends ends;
    private Program agent;

    @BeforeEach
    void startEverything() throws Exception {
        backend = TestBackend.plain().answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestHeaders().getFirst("X-Id").startsWith("held")) {
                held.incrementAndGet();
                awaitRelease();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        ends = new Ends(directory, backend.port(), "gateway: {sessions: 1}");
        ends.startGateway();
        link = new FaultyLink(ends.gateway());
        ends.enrol(link.endpoint());
        agent = ends.startAgent();
    }

    @AfterEach
    void stopEverything() throws Exception {
        release.countDown();
        ends.close();
        link.close();
        backend.close();
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CONN-69")
    void bothEndsNotice(Loss loss) throws Exception {
        Load load = Load.start(ends.proxyPort(), List.of("held"));
        await().atMost(PATIENCE).until(() -> held.get() == 1);
        load.stop();

        link.swallow(loss);

        await("the gateway").atMost(NOTICED).until(() -> !load.outcomes().isEmpty());
        await("the agent").atMost(NOTICED).until(() -> agent.hasWritten(" not connected to "));
        assertThat(load.outcomes()).singleElement().satisfies(lost -> {
            assertThat(lost.status()).isEqualTo(502);
            assertThat(lost.error()).isEqualTo("tunnel_lost");
        });
        assertServedAgain();
        assertThat(held).as("a request is not sent twice").hasValue(1);
    }

    private void assertServedAgain() {
        Load again = Load.start(ends.proxyPort(), List.of("again"));
        await().atMost(PATIENCE).until(() -> again.outcomes().stream().anyMatch(outcome -> outcome.status() == 200));
        again.stop();
    }
}
