package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.ext.DestinationDataProvider;
import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import dev.fairlead.jco.soap.SoapAccessFactory;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two calls at a time, and a third one; of a system in which calls take as long as the test wants. */
class PeakLimitTest {
    private static final FunctionDescription SLOW =
            FunctionDescription.named("Z_SLOW").build();

    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AbapEmulator emulator = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "geheim")
            .standardModules()
            .module(SLOW, (context, function) -> waitUntilToldToGoOn())
            .start();

    private void waitUntilToldToGoOn() {
        arrived.release();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        threads.shutdownNow();
        emulator.close();
    }

    private JCoDestination destination(String patience) {
        Properties data = SoapData.of(emulator, "TESTER");
        data.setProperty(DestinationDataProvider.JCO_PEAK_LIMIT, "2");
        data.setProperty(DestinationDataProvider.JCO_MAX_GET_TIME, patience);
        Map<String, String> properties =
                data.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, data::getProperty));
        return ProvidedDestination.of(
                new SoapAccessFactory().open("ERP", properties).orElseThrow());
    }

    private Future<?> start(JCoDestination destination, JCoFunction function) {
        return threads.submit(() -> {
            function.execute(destination);
            return null;
        });
    }

    private void startTwo(JCoDestination destination) throws Exception {
        start(destination, slow(destination));
        start(destination, slow(destination));
        arrived.acquire(2);
    }

    private JCoFunction slow(JCoDestination destination) throws JCoException {
        return destination.getRepository().getFunction("Z_SLOW");
    }

    @Test
    @Tag("RFC-77")
    @Tag("RFC-79")
    void theThirdCallFailsIfNoneOfTheOthersEndsInTime() throws Exception {
        JCoDestination destination = destination("200");
        JCoFunction third = slow(destination);
        startTwo(destination);
        JCoDestinationMonitor monitor = destination.getMonitor();
        assertThat(monitor.getUsedConnectionCount()).isEqualTo(2);

        assertThatThrownBy(() -> third.execute(destination)).isInstanceOfSatisfying(JCoException.class, failure -> {
            assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_RESOURCE);
            assertThat(failure.getKey()).isEqualTo("JCO_ERROR_RESOURCE");
        });
    }

    @Test
    @Tag("RFC-77")
    @Tag("RFC-79")
    void theThirdCallWaitsForOneOfTheOthers() throws Exception {
        JCoDestination destination = destination("600000");
        JCoFunction third = slow(destination);
        startTwo(destination);
        JCoDestinationMonitor monitor = destination.getMonitor();

        Future<?> waiting = start(destination, third);
        Awaitility.await()
                .untilAsserted(() -> assertThat(monitor.getWaitingThreadCount()).isOne());
        goOn.countDown();
        waiting.get();

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(monitor.getUsedConnectionCount()).isZero());
        assertThat(monitor.getMaxUsedCount()).isEqualTo(2);
        assertThat(monitor.getWaitingThreadCount()).isZero();
        assertThat(monitor.getPeakLimit()).isEqualTo(2);
    }
}
