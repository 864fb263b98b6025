package dev.fairlead.gateway;

import dev.fairlead.gateway.route.Opening;
import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
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

/** A stream on its way to a session: tries the best one, then others, and waits while there is none. On one loop. */
final class WaitingOpening implements Opening {
    private final AgentPool pool;
    private final OpenRequest request;
    private final RouteKey key;
    private final EventLoop loop;
    private final StreamHandler handler;
    private final StreamTaker opened;
    private final boolean others;
    private final Set<Way> full = new HashSet<>();
    private Optional<Future<?>> timer = Optional.empty();
    private boolean trying;
    private boolean done;

    /** @param others whether it may go over another node */
    WaitingOpening(
            AgentPool pool,
            OpenRequest request,
            EventLoop loop,
            StreamHandler handler,
            StreamTaker opened,
            boolean others) {
        this.pool = pool;
        this.request = request;
        this.key = RouteKey.of(request);
        this.loop = loop;
        this.handler = handler;
        this.opened = opened;
        this.others = others;
    }

    void start(Duration patience) {
        if (tryBest()) {
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
            fail(pool.noAgent(key));
        }
    }

    /** Whether there was a session to try. */
    private boolean tryBest() {
        Optional<Way> best = pool.best(key, way -> !full.contains(way), others);
        trying = best.isPresent();
        best.ifPresent(way -> way.open(request, loop, handler, this::opened, () -> refusedBy(way)));
        return trying;
    }

    private void opened(TunnelStream stream) {
        if (done) {
            stream.reset(new StreamError(TunnelErrorCode.CANCELLED, ""));
        } else {
            end();
            opened.opened(stream);
        }
    }

    /** The session takes no more streams; nothing was sent to it. */
    private void refusedBy(Way way) {
        trying = false;
        full.add(way);
        if (!done && !tryBest()) {
            fail(new StreamError(TunnelErrorCode.OVERLOAD, "every session of the agents " + key + " is full"));
        }
    }

    private void giveUp() {
        if (!done && !trying) {
            fail(pool.noAgent(key));
        }
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
    }
}
