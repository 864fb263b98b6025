package dev.fairlead.tunnel.yamux;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Gives up the streams of a session that hold most, while even twice the budget of the process is used up. */
final class LoadShedding {
    private static final int WORTH_GIVING_UP = 16 * 1024;

    private final MemoryBudget budget;
    private final SessionStreams streams;
    private final Supplier<EventLoop> loop;
    private final Consumer<YamuxStream> giveUp;
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * @param loop that owns the session; known once it has begun
     * @param giveUp ends a stream
     */
    LoadShedding(MemoryBudget budget, SessionStreams streams, Supplier<EventLoop> loop, Consumer<YamuxStream> giveUp) {
        this.budget = budget;
        this.streams = streams;
        this.loop = loop;
        this.giveUp = giveUp;
    }

    /** Called on any thread, by whichever session found the budget used up. */
    void relieve() {
        if (loop.get().inEventLoop()) {
            giveUpLargest();
        } else if (asked.compareAndSet(false, true)) {
            try {
                loop.get().execute(() -> {
                    asked.set(false);
                    giveUpLargest();
                });
            } catch (RejectedExecutionException e) {
                // the event loop has ended, and the session with it
            }
        }
    }

    private void giveUpLargest() {
        while (budget.isExhausted()) {
            Optional<YamuxStream> largest = streams.largest().filter(stream -> stream.unconsumed() >= WORTH_GIVING_UP);
            if (largest.isEmpty()) {
                return;
            }
            giveUp.accept(largest.get());
        }
    }
}
