package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkCompletedException;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadWorkManagerTest {

    @Test
    void runsWorkOnAThreadOfItsOwn() throws Exception {
        try (ThreadWorkManager manager = new ThreadWorkManager(1)) {
            Thread[] ranOn = new Thread[1];
            manager.doWork(work(() -> ranOn[0] = Thread.currentThread()));

            assertThat(ranOn[0]).isNotNull().isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    void reportsAFailingWork() {
        try (ThreadWorkManager manager = new ThreadWorkManager(1)) {
            assertThatThrownBy(() -> manager.doWork(work(() -> {
                        throw new IllegalArgumentException("bad");
                    })))
                    .isInstanceOf(WorkCompletedException.class);
        }
    }

    @Test
    void refusesMoreThanItsMaximum() throws WorkException {
        try (ThreadWorkManager manager = new ThreadWorkManager(1)) {
            Blocking blocking = new Blocking();
            manager.scheduleWork(blocking);

            assertThatThrownBy(() -> manager.scheduleWork(work(() -> {}))).isInstanceOf(WorkRejectedException.class);
        }
    }

    @Test
    void releasesRunningWorksWhenItCloses() throws Exception {
        Blocking blocking = new Blocking();
        ThreadWorkManager manager = new ThreadWorkManager(1);
        manager.scheduleWork(blocking);
        manager.close();

        assertThat(blocking.released.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> manager.scheduleWork(blocking)).isInstanceOf(WorkRejectedException.class);
    }

    private static Work work(Runnable task) {
        return new Work() {
            @Override
            public void run() {
                task.run();
            }

            @Override
            public void release() {}
        };
    }

    private static final class Blocking implements Work {
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public void run() {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void release() {
            released.countDown();
        }
    }
}
