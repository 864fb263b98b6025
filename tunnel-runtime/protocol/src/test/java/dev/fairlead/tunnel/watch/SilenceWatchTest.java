package dev.fairlead.tunnel.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SilenceWatchTest {
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofHours(1);

    private final EventLoop loop = new DefaultEventLoop();
    private final AtomicInteger rung = new AtomicInteger();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Starts to watch and goes on in the same turn of the loop, so that nothing can ring in between. */
    private void watch(Duration limit, Consumer<SilenceWatch> then) {
        loop.submit(() -> then.accept(new SilenceWatch(loop, limit, rung::incrementAndGet)))
                .syncUninterruptibly();
    }

    private void awaitTimersOf(Duration limit) {
        loop.schedule(() -> {}, limit.toMillis() + 1, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    @Test
    void silenceIsNoticedOnce() {
        watch(SHORT, watch -> {});

        await().until(() -> rung.get() == 1);
        awaitTimersOf(SHORT);
        assertThat(rung).hasValue(1);
    }

    @Test
    void aShorterLimitCountsAtOnce() {
        watch(LONG, watch -> watch.limit(SHORT));

        await().until(() -> rung.get() == 1);
    }

    @Test
    void aLongerLimitCountsAlthoughTheTimerOfTheShorterOneStillRings() {
        watch(SHORT, watch -> watch.limit(LONG));
        awaitTimersOf(SHORT);

        assertThat(rung).hasValue(0);
    }

    @Test
    void aWatchThatWasStoppedIsSilent() {
        watch(SHORT, SilenceWatch::stop);
        awaitTimersOf(SHORT);

        assertThat(rung).hasValue(0);
    }
}
