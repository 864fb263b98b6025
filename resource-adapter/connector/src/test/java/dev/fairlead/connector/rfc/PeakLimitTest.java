package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.DestinationLookup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many calls of a destination go on at a time (RFC specification, A.3): here two. */
class PeakLimitTest {
    private static final Executor THREADS = task -> new Thread(task).start();

    private final CountDownLatch running = new CountDownLatch(2);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AbapEmulator system = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "secret")
            .standardModules()
            .module(FunctionDescription.named("Z_WAIT").build(), (context, function) -> waitForOthers())
            .start();
    private RfcTestHost host;

    @AfterEach
    void stop() {
        goOn.countDown();
        host.stop();
        system.close();
    }

    private void waitForOthers() {
        running.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void patience(int milliseconds) {
        host = new RfcTestHost(Map.of(
                "sales",
                RfcDestinations.direct(
                        system,
                        "TESTER",
                        "jco.destination.peak_limit",
                        "2",
                        "jco.destination.max_get_client_time",
                        Integer.toString(milliseconds))));
    }

    private RfcConnection connection() {
        return host.factory().getConnection(DestinationLookup.of("sales"), OnBehalfOf.NOBODY);
    }

    private void call(String function) {
        try (RfcConnection sales = connection()) {
            sales.call(sales.function(function));
        }
    }

    /** Two calls that go on in the system until they may end. */
    private List<CompletableFuture<Void>> twoCalls() throws InterruptedException {
        List<CompletableFuture<Void>> calls = Stream.of("first", "second")
                .map(name -> CompletableFuture.runAsync(() -> call("Z_WAIT"), THREADS))
                .toList();
        running.await();
        return calls;
    }

    @Test
    @Tag("RFC-77")
    void aThirdCallFailsWhenItHasWaitedForItsTurnInVain() throws Exception {
        patience(200);
        List<CompletableFuture<Void>> calls = twoCalls();
        long start = System.nanoTime();

        RfcException refused = catchThrowableOfType(RfcException.class, () -> call("STFC_CONNECTION"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(refused.group()).isEqualTo(RfcErrorGroup.RESOURCE);
        assertThat(refused)
                .hasMessageContaining("jco.destination.peak_limit")
                .hasMessageContaining("2 calls go on, and none ended within 200 ms");
        assertThat(system.calls().runsOf("STFC_CONNECTION")).isZero();
        goOn.countDown();
        calls.forEach(CompletableFuture::join);
    }

    @Test
    @Tag("RFC-77")
    void itIsMadeAsSoonAsAnotherHasEnded() throws Exception {
        patience(60_000);
        List<CompletableFuture<Void>> calls = twoCalls();
        CompletableFuture<Void> third = CompletableFuture.runAsync(() -> call("STFC_CONNECTION"), THREADS);
        await().until(() ->
                host.rfc().loads("").stream().mapToInt(SystemLoad::waiting).sum() == 1);
        assertThat(system.calls().runsOf("STFC_CONNECTION")).isZero();

        goOn.countDown();

        third.join();
        calls.forEach(CompletableFuture::join);
        assertThat(system.calls().runsOf("STFC_CONNECTION")).isOne();
    }

    @Test
    void aUnitOfWorkHasItsTurnUntilItIsClosed() {
        patience(0);
        try (RfcConnection sales = connection();
                RfcUnitOfWork first = sales.begin()) {
            RfcUnitOfWork second = sales.begin();
            assertThat(catchThrowableOfType(RfcException.class, sales::ping).group())
                    .isEqualTo(RfcErrorGroup.RESOURCE);

            second.close();

            sales.ping();
            assertThat(first.isStateful()).isFalse();
        }
    }
}
