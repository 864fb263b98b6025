package dev.fairlead.gateway;

import dev.fairlead.gateway.route.LoopStream;
import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.stream.TunnelSession;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens streams in a session, and knows how many there are, also those on their way from other event loops. */
final class SessionWay implements Way {
    private final TunnelSession session;
    private final AtomicInteger arriving = new AtomicInteger();

    SessionWay(TunnelSession session) {
        this.session = session;
    }

    /** Streams that run, and those on their way here. */
    int load() {
        return session.load() + arriving.get();
    }

    @Override
    public StreamSocket open(OpenRequest request) {
        arriving.incrementAndGet();
        return StreamSocket.open(session.eventLoop(), request, (opened, handler) -> {
            arriving.decrementAndGet();
            return session.open(opened, handler);
        });
    }

    @Override
    public void open(OpenRequest request, EventLoop loop, StreamHandler handler, StreamTaker opened, Runnable full) {
        EventLoop own = session.eventLoop();
        if (own == loop) {
            if (session.takesStreams()) {
                opened.opened(session.open(request, handler));
            } else {
                full.run();
            }
            return;
        }
        try {
            arriving.incrementAndGet();
            own.execute(() -> {
                arriving.decrementAndGet();
                boolean takes = session.takesStreams();
                if (takes) {
                    LoopStream stream =
                            LoopStream.open(loop, own, request, handler, hopping -> session.open(request, hopping));
                    loop.execute(() -> opened.opened(stream));
                } else {
                    loop.execute(full);
                }
            });
        } catch (RejectedExecutionException ended) {
            full.run();
        }
    }
}
