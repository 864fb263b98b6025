package dev.fairlead.connector.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DelayThreadTest {

    @Test
    void runsWhatWasPutOffAlsoAfterATaskThatFailed() {
        try (DelayThread delays = new DelayThread()) {
            CompletableFuture<Thread> ran = new CompletableFuture<>();
            delays.after(Duration.ZERO, () -> {
                throw new IllegalStateException("for the test");
            });
            delays.after(Duration.ofMillis(1), () -> ran.complete(Thread.currentThread()));

            Thread thread = ran.join();

            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isEqualTo(DelayThread.class.getClassLoader());
        }
    }

    @Test
    void endsWithWhatWasPutOff() {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        DelayThread delays = new DelayThread();
        delays.after(Duration.ZERO, () -> ran.complete(Thread.currentThread()));
        Thread thread = ran.join();
        delays.after(Duration.ofDays(1), () -> {});

        delays.close();

        await().until(() -> !thread.isAlive());
        delays.after(Duration.ZERO, () -> {});
    }
}
