package dev.fairlead.gateway.socks;

import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.gateway.client.ClientChannel;
import dev.fairlead.gateway.client.RequestIds;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Opening;
import dev.fairlead.tunnel.Repetition;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.relay.RelayEnd;
import dev.fairlead.tunnel.relay.RelayListener;
import dev.fairlead.tunnel.relay.StreamRelay;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * A client's stream. The client hears of success when the agent has accepted it, and bytes are relayed from then on:
 * until then any agent will do.
 */
final class SocksRelay implements StreamHandler {
    private static final StreamError CANCELLED = new StreamError(TunnelErrorCode.CANCELLED, "");
    private static final StreamError STALLED = new StreamError(TunnelErrorCode.CLIENT_STALLED, "");

    private final Channel channel;
    private final ClientChannel client;
    private final SocksFront front;
    private final ChannelHandler handshake;
    private final StreamRelay relay = new StreamRelay(new Client());
    /** What came before the agent accepted the stream; the client is not read meanwhile. */
    private final Queue<ByteBuf> waiting = new ArrayDeque<>(1);

    private Optional<Opening> opening = Optional.empty();
    private Optional<TunnelStream> stream = Optional.empty();
    private boolean accepted;
    private boolean over;

    /** @param handshake leaves the client's pipeline when bytes are relayed */
    SocksRelay(Channel channel, ClientChannel client, SocksFront front, ChannelHandler handshake) {
        this.channel = channel;
        this.client = client;
        this.front = front;
        this.handshake = handshake;
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
        } else {
            stream = Optional.of(taken);
        }
    }

    /** Bytes of the client before it is answered; takes over the reference. */
    void early(ByteBuf data) {
        if (over) {
            data.release();
        } else {
            waiting.add(data);
        }
    }

    /** The client is gone before it was answered. */
    void clientGone() {
        if (!accepted && !over) {
            over = true;
            dropWaiting();
            opening.ifPresent(Opening::cancel);
            stream.ifPresent(unanswered -> unanswered.reset(CANCELLED));
        }
    }

    @Override
    public void accepted() {
        if (over) {
            return;
        }
        accepted = true;
        front.counters().answered();
        client.send(SocksReply.connect(SocksReply.SUCCESS));
        TunnelStream joined = stream.orElseThrow();
        while (!waiting.isEmpty()) {
            joined.write(waiting.remove());
        }
        channel.pipeline().remove(handshake);
        relay.join(joined, channel);
        // behind the relay, which sees bytes as they come from the socket only if it is the first
        channel.pipeline().addLast(new StallGuard(front.settings().stallTimeout(), () -> relay.abort(STALLED)));
        relay.accepted();
    }

    @Override
    public void data(ByteBuf data) {
        relay.data(data);
    }

    @Override
    public void readComplete() {
        relay.readComplete();
    }

    @Override
    public void finished() {
        relay.finished();
    }

    @Override
    public void writable() {
        relay.writable();
    }

    @Override
    public void failed(StreamError error) {
        boolean left = accepted || stream.filter(TunnelStream::handedOver).isPresent();
        if (accepted) {
            relay.failed(error);
        } else if (!Repetition.isAllowedAfterLoss(error, left) || !again(error)) {
            failed(error, false);
        }
    }

    @Override
    public void refused(StreamError error) {
        if (!Repetition.isAllowedAfterRefusal(error) || !again(error)) {
            failed(error, true);
        }
    }

    /** Asks another agent, or over another session; not a byte of the client has left. */
    private boolean again(StreamError error) {
        if (over || stream.isEmpty()) {
            return false;
        }
        stream = Optional.empty();
        return opening.filter(way -> way.again(error)).isPresent();
    }

    private void failed(StreamError error, boolean ofAgent) {
        if (!over) {
            over = true;
            dropWaiting();
            front.counters().failed(error.code(), ofAgent);
            client.send(SocksReply.connect(error.code().socksReply()));
            client.close();
        }
    }

    private void dropWaiting() {
        while (!waiting.isEmpty()) {
            waiting.remove().release();
        }
    }

    /** What the relay tells of the client's side. */
    private final class Client implements RelayListener {

        @Override
        public StreamError broken(Throwable cause) {
            return CANCELLED;
        }

        @Override
        public void ended(RelayEnd end) {
            over = true;
        }
    }
}
