package dev.fairlead.gateway.socks;

import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.gateway.admission.Credentials;
import dev.fairlead.gateway.admission.RefusedException;
import dev.fairlead.gateway.client.ClientChannel;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.watch.SilenceWatch;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Optional;

/** One connection of a client: the handshake, and then a {@link SocksRelay} has it. */
final class SocksConnection extends ChannelInboundHandlerAdapter {

    private enum Phase {
        GREETING,
        AUTHENTICATION,
        /** The token is judged. */
        JUDGED,
        REQUEST,
        RELAY,
        ENDED
    }

    private final SocksFront front;
    private final SocksReader reader;
    private ByteBuf unread;
    private Phase phase = Phase.GREETING;
    private SocksRequest request = new SocksRequest(Optional.empty(), "", "", 0);
    private Optional<Admitted> admitted = Optional.empty();
    private Optional<SocksRelay> relay = Optional.empty();
    private Channel socket;
    private ClientChannel channel;
    private SilenceWatch watch;
    private boolean inputEnded;

    SocksConnection(SocksFront front) {
        this.front = front;
        this.reader = new SocksReader(front.settings());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        socket = context.channel();
        channel = new ClientChannel(socket);
        unread = context.alloc().buffer(0);
        watch = new SilenceWatch(
                context.channel().eventLoop(), front.settings().handshakeTimeout(), () -> channel.reset());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        if (relay.isPresent()) {
            relay.get().early(data);
        } else {
            collect(context.alloc(), data);
            process();
        }
    }

    private void collect(ByteBufAllocator allocator, ByteBuf data) {
        unread = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, unread, data);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            // what is asked for already is answered; the relay finds the end by itself
            if (relay.isEmpty() && phase != Phase.JUDGED) {
                channel.close();
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gone();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }

    private void gone() {
        watch.stop();
        phase = Phase.ENDED;
        relay.ifPresent(SocksRelay::clientGone);
        if (unread.refCnt() > 0) {
            unread.release();
        }
    }

    private void process() {
        try {
            while (unread.isReadable() && step()) {
                // until more bytes are needed, or somebody else's word
            }
        } catch (SocksReader.HandshakeException malformed) {
            malformed.answer().ifPresentOrElse(this::end, channel::close);
        }
        if (relay.isEmpty()) {
            channel.reading(phase != Phase.JUDGED);
        }
    }

    /** Whether a phase was completed. */
    private boolean step() throws SocksReader.HandshakeException {
        return switch (phase) {
            case GREETING -> greeted(reader.method(unread));
            case AUTHENTICATION -> authenticated(reader.authentication(unread));
            case REQUEST -> requested(reader.target(unread, request));
            case ENDED -> {
                unread.clear();
                yield false;
            }
            default -> false;
        };
    }

    private boolean greeted(Optional<Integer> method) {
        method.ifPresent(chosen -> {
            channel.send(SocksReply.method(chosen));
            if (SocksReader.hasToken(chosen)) {
                phase = Phase.AUTHENTICATION;
            } else {
                judge(false);
            }
        });
        return method.isPresent();
    }

    private boolean authenticated(Optional<SocksRequest> said) {
        said.ifPresent(known -> {
            request = known;
            judge(true);
        });
        return said.isPresent();
    }

    /** Has the token judged, or the lack of one; neither blocks. */
    private void judge(boolean answering) {
        phase = Phase.JUDGED;
        front.admission().admit(Credentials.ofToken(request.token())).whenComplete((found, refusal) -> {
            if (channel.eventLoop().inEventLoop()) {
                judged(Optional.ofNullable(found), Optional.ofNullable(refusal), answering);
            } else {
                channel.eventLoop()
                        .execute(() -> judged(Optional.ofNullable(found), Optional.ofNullable(refusal), answering));
            }
        });
    }

    private void judged(Optional<Admitted> found, Optional<Throwable> refusal, boolean answering) {
        if (phase != Phase.JUDGED) {
            return;
        }
        Optional<TunnelErrorCode> refused =
                refusal.map(RefusedException::errorOf).map(StreamError::code);
        refused.ifPresent(code -> front.counters().failed(code, false));
        // a tenant that is not served is told in the reply to CONNECT, so that it is no reason to get another token
        if (refused.isPresent() && refused.get() != TunnelErrorCode.TENANT_NOT_SERVED) {
            if (answering) {
                end(SocksReply.authentication(false));
            } else {
                channel.close();
            }
            return;
        }
        admitted = found;
        if (answering) {
            channel.send(SocksReply.authentication(true));
        }
        phase = Phase.REQUEST;
        process();
        if (inputEnded && relay.isEmpty()) {
            channel.close();
        }
    }

    private boolean requested(Optional<SocksRequest> complete) {
        complete.ifPresent(known -> {
            request = known;
            watch.stop();
            if (admitted.isEmpty()) {
                end(SocksReply.connect(TunnelErrorCode.TENANT_NOT_SERVED.socksReply()));
                return;
            }
            phase = Phase.RELAY;
            SocksRelay started = new SocksRelay(socket, channel, front, this);
            relay = Optional.of(started);
            if (unread.isReadable()) {
                started.early(unread.readRetainedSlice(unread.readableBytes()));
            }
            started.start(admitted.get(), request);
        });
        return false;
    }

    private void end(ByteBuf lastWord) {
        phase = Phase.ENDED;
        channel.send(lastWord);
        channel.close();
    }
}
