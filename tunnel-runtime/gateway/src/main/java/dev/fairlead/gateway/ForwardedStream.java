package dev.fairlead.gateway;

import dev.fairlead.tunnel.Opening;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * A stream that another node has opened here, joined to one that this node opens to an agent of its own. Bytes of either
 * side are credited when the other has taken them. All of it happens on the loop of the other node's stream.
 */
final class ForwardedStream implements StreamHandler {
    private static final StreamError CANCELLED = new StreamError(TunnelErrorCode.CANCELLED, "");

    private final TunnelStream from;
    private final Queue<ByteBuf> early = new ArrayDeque<>();
    private Opening opening = () -> {};
    private Optional<TunnelStream> to = Optional.empty();
    private boolean accepted;
    private boolean finished;
    private boolean over;
    private int owedToCaller;
    private int owedToAgent;

    private ForwardedStream(TunnelStream from) {
        this.from = from;
    }

    /** Opens the other half among this node's own agents: a stream takes one hop between nodes, never two. */
    static StreamHandler forward(TunnelStream from, AgentPool pool) {
        ForwardedStream forwarded = new ForwardedStream(from);
        forwarded.opening =
                pool.openOwn(from.request(), from.eventLoop(), forwarded.new AgentSide(), forwarded::opened);
        return forwarded;
    }

    private void opened(TunnelStream stream) {
        if (over) {
            stream.reset(CANCELLED);
            return;
        }
        to = Optional.of(stream);
        while (!early.isEmpty()) {
            pass(stream, early.remove());
        }
        if (finished) {
            stream.finish();
        }
    }

    private void pass(TunnelStream stream, ByteBuf data) {
        owedToCaller += data.readableBytes();
        stream.write(data);
        creditCaller(stream);
    }

    private void creditCaller(TunnelStream stream) {
        if (owedToCaller > 0 && stream.isWritable()) {
            int credit = owedToCaller;
            owedToCaller = 0;
            from.consumed(credit);
        }
    }

    // ---- what the other node does

    @Override
    public void data(ByteBuf data) {
        if (over) {
            data.release();
        } else if (to.isPresent()) {
            pass(to.get(), data);
        } else {
            // bounded: nothing is credited before there is a stream
            early.add(data);
        }
    }

    @Override
    public void finished() {
        finished = true;
        to.filter(stream -> !over).ifPresent(TunnelStream::finish);
    }

    @Override
    public void writable() {
        if (owedToAgent > 0 && !over && from.isWritable()) {
            int credit = owedToAgent;
            owedToAgent = 0;
            to.ifPresent(stream -> stream.consumed(credit));
        }
    }

    @Override
    public void failed(StreamError error) {
        if (!over) {
            end();
            opening.cancel();
            to.ifPresent(stream -> stream.reset(error));
        }
    }

    private void end() {
        over = true;
        early.forEach(ByteBuf::release);
        early.clear();
    }

    /** What the agent does. */
    private final class AgentSide implements StreamHandler {

        @Override
        public void accepted() {
            if (!over) {
                accepted = true;
                from.accept();
            }
        }

        @Override
        public void accepted(ServiceTimes times) {
            if (!over) {
                accepted = true;
                from.accept(times);
            }
        }

        @Override
        public void data(ByteBuf data) {
            if (over) {
                data.release();
                return;
            }
            owedToAgent += data.readableBytes();
            from.write(data);
            ForwardedStream.this.writable();
        }

        @Override
        public void finished() {
            if (!over) {
                from.finish();
            }
        }

        @Override
        public void writable() {
            to.filter(stream -> !over).ifPresent(ForwardedStream.this::creditCaller);
        }

        @Override
        public void refused(StreamError error) {
            ended(error);
        }

        @Override
        public void failed(StreamError error) {
            boolean left = to.filter(TunnelStream::handedOver).isPresent();
            // whoever opened this here must not take it for a refusal, and open it a second time
            ended(
                    left && !error.code().mayHaveReachedBackend()
                            ? new StreamError(TunnelErrorCode.TUNNEL_LOST, error.detail())
                            : error);
        }

        private void ended(StreamError error) {
            if (over) {
                return;
            }
            end();
            if (accepted) {
                from.reset(error);
            } else {
                from.refuse(error);
            }
        }
    }
}
