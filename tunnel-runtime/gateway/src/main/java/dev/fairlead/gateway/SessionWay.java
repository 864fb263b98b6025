package dev.fairlead.gateway;

import dev.fairlead.gateway.route.LoopStream;
import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.stream.TunnelSession;
import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Opens streams in a session, and knows how many there are, also those on their way from other event loops. */
final class SessionWay {
    private final TunnelSession session;
    private final AgentPool pool;
    private final AtomicInteger arriving = new AtomicInteger();

    /** @param pool knows other ways, for streams that the session or the agent does not take */
    SessionWay(TunnelSession session, AgentPool pool) {
        this.session = session;
        this.pool = pool;
    }

    /** Streams that run, and those on their way here. */
    int load() {
        return session.load() + arriving.get();
    }

    /**
     * Opens a stream for a thread that blocks, by this way first.
     *
     * @param self what this is a part of
     */
    StreamSocket open(OpenRequest request, Way self) {
        EventLoop own = session.eventLoop();
        arriving.incrementAndGet();
        return StreamSocket.open(own, request, (wanted, handler, opened) -> {
            arriving.decrementAndGet();
            return pool.openBy(self, wanted, own, handler, opened::accept);
        });
    }

    /** Opens a stream for a front; see {@link Way#open}. */
    void open(
            OpenRequest request,
            EventLoop loop,
            StreamHandler handler,
            StreamTaker opened,
            Consumer<StreamError> refused) {
        EventLoop own = session.eventLoop();
        if (own == loop) {
            Optional<StreamError> obstacle = session.obstacle();
            if (obstacle.isEmpty()) {
                opened.opened(session.open(request, handler));
            } else {
                refused.accept(obstacle.get());
            }
            return;
        }
        try {
            arriving.incrementAndGet();
            own.execute(() -> {
                arriving.decrementAndGet();
                Optional<StreamError> obstacle = session.obstacle();
                if (obstacle.isEmpty()) {
                    LoopStream stream =
                            LoopStream.open(loop, own, request, handler, hopping -> session.open(request, hopping));
                    loop.execute(() -> opened.opened(stream));
                } else {
                    loop.execute(() -> refused.accept(obstacle.get()));
                }
            });
        } catch (RejectedExecutionException ended) {
            refused.accept(new StreamError(TunnelErrorCode.TUNNEL_LOST, "the tunnel was closed"));
        }
    }
}
