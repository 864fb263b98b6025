package dev.fairlead.connector.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.ThreadWorkManager;
import jakarta.resource.spi.work.WorkException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContainerThreadsTest {
    private final ThreadWorkManager first = new ThreadWorkManager(1);
    private final ThreadWorkManager second = new ThreadWorkManager(1);
    private final ContainerThreads threads = new ContainerThreads();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private String nameOfThread() {
        return CompletableFuture.supplyAsync(() -> Thread.currentThread().getName(), threads)
                .join();
    }

    @Test
    void tasksRunOnThreadsOfTheContainer() {
        threads.add(first);

        assertThat(nameOfThread()).isEqualTo("testkit-work");
    }

    @Test
    void aWorkManagerThatRefusesLeavesTheTaskToTheNext() {
        first.close();
        threads.add(first);
        threads.add(second);

        assertThat(nameOfThread()).isEqualTo("testkit-work");
    }

    @Test
    void whoseAdapterHasStoppedIsAskedNoLonger() {
        threads.add(first);
        threads.remove(first);

        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void ifAllRefuseTheTaskIsRejected() {
        first.close();
        threads.add(first);

        assertThatThrownBy(() -> threads.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCauseInstanceOf(WorkException.class);
    }
}
