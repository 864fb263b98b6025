package dev.fairlead.gateway;

import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Opening;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A stream on its way to a session: tries the best one, then others, none of them twice, and waits while there is none.
 * A session that is full is not waited for; for one that leaves, another may come. On one loop.
 */
final class WaitingOpening implements Opening {
    private static final int MOST_WAYS = 8;

    private final AgentPool pool;
    private final OpenRequest request;
    private final RouteKey key;
    private final EventLoop loop;
    private final StreamHandler handler;
    private final StreamTaker opened;
    private final boolean others;
    private final Duration patience;
    private Set<Way> tried = Set.of();
    private Optional<Way> taken = Optional.empty();
    private Optional<Future<?>> timer = Optional.empty();
    private Optional<StreamError> refusal = Optional.empty();
    private boolean full;
    private boolean late;
    private boolean trying;
    private boolean done;

    /**
     * @param others whether it may go over another node
     * @param patience how long it waits for a session
     */
    WaitingOpening(
            AgentPool pool,
            OpenRequest request,
            EventLoop loop,
            StreamHandler handler,
            StreamTaker opened,
            boolean others,
            Duration patience) {
        this.pool = pool;
        this.request = request;
        this.key = RouteKey.of(request);
        this.loop = loop;
        this.handler = handler;
        this.opened = opened;
        this.others = others;
        this.patience = patience;
    }

    void start() {
        if (!tryBest()) {
            await();
        }
    }

    /** The same, by one way before all others. */
    void start(Way first) {
        tryBy(first);
    }

    private void await() {
        if (late) {
            noneCame();
            return;
        }
        if (timer.isPresent()) {
            return;
        }
        if (!pool.enter(this)) {
            fail(new StreamError(TunnelErrorCode.OVERLOAD, "too many requests wait for agents"));
            return;
        }
        timer = Optional.of(loop.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS));
        // an agent that came before this entered the set has told nobody
        retry();
    }

    /** An agent came, or none will ever come; on any thread. */
    void agentArrived() {
        try {
            loop.execute(this::retry);
        } catch (RejectedExecutionException ended) {
            // so has the connection that this is for
        }
    }

    private void retry() {
        if (!done && !trying && !tryBest() && pool.isClosed()) {
            noneCame();
        }
    }

    /** Whether there was a session to try. */
    private boolean tryBest() {
        Optional<Way> best = pool.best(key, way -> !tried.contains(way), others);
        best.ifPresent(this::tryBy);
        return best.isPresent();
    }

    private void tryBy(Way way) {
        trying = true;
        way.open(request, loop, handler, stream -> opened(way, stream), obstacle -> refusedBy(way, obstacle));
    }

    private void opened(Way way, TunnelStream stream) {
        trying = false;
        if (done) {
            stream.reset(new StreamError(TunnelErrorCode.CANCELLED, ""));
        } else {
            taken = Optional.of(way);
            end();
            opened.opened(stream);
        }
    }

    /** The session takes no more streams; nothing was sent to it. */
    private void refusedBy(Way way, StreamError obstacle) {
        trying = false;
        note(way);
        full |= obstacle.code() == TunnelErrorCode.OVERLOAD;
        if (!done && !tryBest()) {
            if (full) {
                fail(new StreamError(TunnelErrorCode.OVERLOAD, "every session of the agents " + key + " is full"));
            } else {
                await();
            }
        }
    }

    private void note(Way way) {
        if (tried.isEmpty()) {
            tried = new HashSet<>();
        }
        tried.add(way);
    }

    @Override
    public boolean again(StreamError ended) {
        taken.ifPresent(this::note);
        boolean mayWait = ended.code() != TunnelErrorCode.OVERLOAD;
        if (taken.isEmpty() || tried.size() >= MOST_WAYS) {
            return false;
        }
        taken = Optional.empty();
        refusal = Optional.of(ended).filter(error -> error.code() == TunnelErrorCode.AGENT_DRAINING);
        full = !mayWait;
        late = false;
        done = false;
        if (!tryBest()) {
            if (!mayWait) {
                done = true;
                return false;
            }
            await();
        }
        return true;
    }

    private void giveUp() {
        late = true;
        if (!done && !trying) {
            noneCame();
        }
    }

    private void noneCame() {
        end();
        StreamError none = pool.noneInTime(key);
        refusal.ifPresentOrElse(handler::refused, () -> handler.failed(none));
    }

    private void fail(StreamError error) {
        end();
        handler.failed(error);
    }

    @Override
    public void cancel() {
        end();
    }

    private void end() {
        done = true;
        timer.ifPresent(running -> {
            running.cancel(false);
            pool.leave(this);
        });
        timer = Optional.empty();
    }
}
