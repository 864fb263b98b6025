package dev.fairlead.gateway.socks;

import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.gateway.client.ClientChannel;
import dev.fairlead.gateway.client.RequestIds;
import dev.fairlead.gateway.route.Opening;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.watch.SilenceWatch;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A client's bytes on one stream, and back. The client hears of success when the agent has accepted. */
final class SocksRelay implements StreamHandler {
    private static final StreamError CANCELLED = new StreamError(TunnelErrorCode.CANCELLED, "");

    private final ClientChannel client;
    private final SocksFront front;
    /** What came before there was a stream; the client is not read meanwhile. */
    private final Deque<ByteBuf> waiting = new ArrayDeque<>(1);

    private Optional<Opening> opening = Optional.empty();
    private Optional<TunnelStream> stream = Optional.empty();
    private Optional<SilenceWatch> stall = Optional.empty();
    private boolean accepted;
    private boolean inputEnded;
    private boolean outputEnded;
    private boolean over;
    private int owed;

    SocksRelay(ClientChannel client, SocksFront front) {
        this.client = client;
        this.front = front;
    }

    void start(Admitted admitted, SocksRequest request) {
        client.reading(false);
        OpenRequest open = new OpenRequest(
                StreamKind.TCP,
                admitted.tenant(),
                request.location(),
                request.host(),
                Integer.toString(request.port()),
                Optional.empty(),
                admitted.client(),
                RequestIds.next(),
                "",
                0);
        opening = Optional.of(front.routes().open(open, client.eventLoop(), this, this::opened));
    }

    private void opened(TunnelStream taken) {
        if (over) {
            taken.reset(CANCELLED);
            return;
        }
        stream = Optional.of(taken);
        while (!waiting.isEmpty()) {
            taken.write(waiting.remove());
        }
        if (inputEnded) {
            taken.finish();
        }
        client.reading(taken.isWritable());
    }

    // ---- what the client does

    /** Takes over the reference. */
    void fromClient(ByteBuf data) {
        if (over) {
            data.release();
        } else if (stream.isPresent()) {
            stream.get().write(data);
            client.reading(stream.get().isWritable());
        } else {
            waiting.add(data);
        }
    }

    void clientEnded() {
        inputEnded = true;
        stream.filter(open -> !over).ifPresent(TunnelStream::finish);
        closeIfBothEnded();
    }

    void clientWritable() {
        stall.ifPresent(SilenceWatch::stop);
        stall = client.takesBytes()
                ? Optional.empty()
                : Optional.of(
                        new SilenceWatch(client.eventLoop(), front.settings().stallTimeout(), this::clientStalled));
        if (client.takesBytes() && owed > 0 && !over) {
            int credit = owed;
            owed = 0;
            stream.ifPresent(open -> open.consumed(credit));
        }
    }

    private void clientStalled() {
        cancel(new StreamError(TunnelErrorCode.CLIENT_STALLED, ""));
        client.reset();
    }

    void clientGone() {
        stall.ifPresent(SilenceWatch::stop);
        cancel(CANCELLED);
    }

    private void cancel(StreamError reason) {
        if (!over) {
            over = true;
            dropWaiting();
            opening.ifPresent(Opening::cancel);
            stream.ifPresent(open -> open.reset(reason));
        }
    }

    // ---- what the stream tells

    @Override
    public void accepted() {
        accepted = true;
        front.counters().answered();
        client.send(SocksReply.connect(SocksReply.SUCCESS));
    }

    @Override
    public void data(ByteBuf data) {
        int bytes = data.readableBytes();
        if (over) {
            data.release();
            return;
        }
        client.send(data);
        if (client.takesBytes()) {
            stream.ifPresent(open -> open.consumed(bytes));
        } else {
            owed += bytes;
        }
    }

    @Override
    public void finished() {
        outputEnded = true;
        client.endOutput();
        closeIfBothEnded();
    }

    @Override
    public void writable() {
        if (!over) {
            client.reading(true);
        }
    }

    @Override
    public void failed(StreamError error) {
        ended(error, false);
    }

    @Override
    public void refused(StreamError error) {
        ended(error, true);
    }

    private void ended(StreamError error, boolean ofAgent) {
        if (over) {
            return;
        }
        over = true;
        dropWaiting();
        if (accepted) {
            client.reset();
        } else {
            front.counters().failed(error.code(), ofAgent);
            client.send(SocksReply.connect(error.code().socksReply()));
            client.close();
        }
    }

    private void closeIfBothEnded() {
        if (inputEnded && outputEnded) {
            over = true;
            client.close();
        }
    }

    private void dropWaiting() {
        while (!waiting.isEmpty()) {
            waiting.remove().release();
        }
    }
}
