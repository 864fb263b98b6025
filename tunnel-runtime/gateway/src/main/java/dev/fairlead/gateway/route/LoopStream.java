package dev.fairlead.gateway.route;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A stream whose session lives on another event loop than the front that uses it. Calls hop to the session's loop,
 * events to the front's; each direction keeps its order, and the credit of the stream bounds what is on its way to the
 * front. What is on its way to the session is bounded here.
 */
public final class LoopStream implements TunnelStream {
    private static final int HIGH = 128 * 1024;
    private static final int LOW = 64 * 1024;

    private final EventLoop front;
    private final EventLoop session;
    private final OpenRequest request;
    private final StreamHandler handler;
    private final AtomicInteger hopping = new AtomicInteger();
    private final AtomicInteger credit = new AtomicInteger();
    private volatile boolean writable = true;
    private volatile boolean frontWaits;
    private volatile boolean handedOver;

    /** On the session's loop only. */
    private TunnelStream stream;

    /** On the front's loop only: it wants to hear no more. */
    private boolean over;

    private LoopStream(EventLoop front, EventLoop session, OpenRequest request, StreamHandler handler) {
        this.front = front;
        this.session = session;
        this.request = request;
        this.handler = handler;
    }

    /**
     * Opens a stream; called on the session's loop.
     *
     * @param front where the handler's events go and the stream is used
     * @param session where the stream lives
     * @param opener opens the stream for a handler that it is given
     */
    public static LoopStream open(
            EventLoop front,
            EventLoop session,
            OpenRequest request,
            StreamHandler handler,
            Function<StreamHandler, TunnelStream> opener) {
        LoopStream hopping = new LoopStream(front, session, request, handler);
        hopping.stream = opener.apply(hopping.new Events());
        return hopping;
    }

    @Override
    public EventLoop eventLoop() {
        return front;
    }

    @Override
    public OpenRequest request() {
        return request;
    }

    @Override
    public void write(ByteBuf data) {
        int bytes = data.readableBytes();
        hopping.addAndGet(bytes);
        boolean hopped = hop(session, () -> {
            stream.write(data);
            hopping.addAndGet(-bytes);
            handedOver = stream.handedOver();
            writable = stream.isWritable();
            wakeFront();
        });
        if (!hopped) {
            data.release();
        }
    }

    @Override
    public boolean isWritable() {
        if (writable && hopping.get() < HIGH) {
            return true;
        }
        // first say that we wait, then look again: whatever changes after this look wakes us
        frontWaits = true;
        return writable && hopping.get() < HIGH;
    }

    @Override
    public boolean handedOver() {
        return handedOver;
    }

    @Override
    public void finish() {
        hop(session, () -> stream.finish());
    }

    @Override
    public void reset(StreamError error) {
        over = true;
        hop(session, () -> stream.reset(error));
    }

    @Override
    public void consumed(int bytes) {
        if (credit.getAndAdd(bytes) == 0) {
            hop(session, () -> stream.consumed(credit.getAndSet(0)));
        }
    }

    /** On the session's loop. */
    private void wakeFront() {
        if (frontWaits && writable && hopping.get() <= LOW) {
            frontWaits = false;
            tell(handler::writable);
        }
    }

    private void tell(Runnable event) {
        hop(front, () -> {
            if (!over) {
                event.run();
            }
        });
    }

    /** A loop that has ended takes nothing: then the sessions and connections on it have ended too. */
    private static boolean hop(EventLoop loop, Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }

    /** The stream's events, on the session's loop. */
    private final class Events implements StreamHandler {

        @Override
        public void accepted() {
            tell(handler::accepted);
        }

        @Override
        public void accepted(ServiceTimes times) {
            tell(() -> handler.accepted(times));
        }

        @Override
        public void data(ByteBuf data) {
            boolean hopped = hop(front, () -> {
                if (over) {
                    data.release();
                } else {
                    handler.data(data);
                }
            });
            if (!hopped) {
                data.release();
            }
        }

        @Override
        public void readComplete() {
            tell(handler::readComplete);
        }

        @Override
        public void finished() {
            tell(handler::finished);
        }

        @Override
        public void writable() {
            writable = true;
            wakeFront();
        }

        @Override
        public void failed(StreamError error) {
            noteHandedOver();
            tell(() -> handler.failed(error));
        }

        @Override
        public void refused(StreamError error) {
            noteHandedOver();
            tell(() -> handler.refused(error));
        }

        private void noteHandedOver() {
            // no stream yet: it could not be opened
            handedOver = stream != null && stream.handedOver();
        }
    }
}
