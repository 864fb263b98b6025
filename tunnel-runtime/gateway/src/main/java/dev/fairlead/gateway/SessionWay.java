package dev.fairlead.gateway;

import dev.fairlead.gateway.route.LoopStream;
import dev.fairlead.gateway.route.Routes;
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
final class SessionWay implements Way {
    private final TunnelSession session;
    private final Routes routes;
    private final AtomicInteger arriving = new AtomicInteger();

    /** @param routes asked for another way by who blocks, if the session takes no more streams when a stream arrives */
    SessionWay(TunnelSession session, Routes routes) {
        this.session = session;
        this.routes = routes;
    }

    /** Streams that run, and those on their way here. */
    int load() {
        return session.load() + arriving.get();
    }

    @Override
    public StreamSocket open(OpenRequest request) {
        EventLoop own = session.eventLoop();
        arriving.incrementAndGet();
        return StreamSocket.open(own, request, (wanted, handler, opened) -> {
            arriving.decrementAndGet();
            if (session.obstacle().isPresent()) {
                return routes.open(wanted, own, handler, opened::accept)::cancel;
            }
            opened.accept(session.open(wanted, handler));
            return () -> {};
        });
    }

    @Override
    public void open(
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
