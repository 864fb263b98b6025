package dev.fairlead.agent.statistics;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/**
 * A stream whose bytes and time are measured on their way through. Lives on the stream's event loop. The time of a
 * stream counts where it is that of one request: not if bytes are relayed, if it became a WebSocket, or if its back end
 * logs on connections, so that requests follow each other on it.
 */
final class MeasuredStream implements TunnelStream, StreamHandler {
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int SWITCHING = 101;
    private static final int FIRST_FINAL = 200;
    private static final ServiceTimes NO_TIMES = new ServiceTimes(0, 0, 0);

    private final TunnelStream stream;
    private final Traffic traffic;
    private final MappingTraffic mapping;
    private final String virtual;
    private final boolean oneRequest;
    private final long since = System.nanoTime();
    private StreamHandler handler;
    private ServiceTimes times = NO_TIMES;
    private int status;
    private boolean sentEnd;
    private boolean receivedEnd;
    private boolean over;

    MeasuredStream(TunnelStream stream, Traffic traffic, MappingTraffic mapping, SystemMapping called) {
        this.stream = stream;
        this.traffic = traffic;
        this.mapping = mapping;
        this.virtual = called.virtualAuthority();
        this.oneRequest = called instanceof HttpMapping http && !http.http().connectionLogon();
        mapping.began();
    }

    MeasuredStream handledBy(StreamHandler served) {
        handler = served;
        return this;
    }

    @Override
    public EventLoop eventLoop() {
        return stream.eventLoop();
    }

    @Override
    public OpenRequest request() {
        return stream.request();
    }

    @Override
    public void accept() {
        stream.accept();
    }

    @Override
    public void accept(ServiceTimes needed) {
        times = needed;
        stream.accept(needed);
    }

    @Override
    public void refuse(StreamError error) {
        stream.refuse(error);
        end();
    }

    @Override
    public void write(ByteBuf data) {
        sending(data);
        stream.write(data);
    }

    @Override
    public void writeWithRoom(ByteBuf data) {
        sending(data);
        stream.writeWithRoom(data);
    }

    @Override
    public boolean isWritable() {
        return stream.isWritable();
    }

    @Override
    public boolean handedOver() {
        return stream.handedOver();
    }

    @Override
    public void finish() {
        stream.finish();
        sentEnd = true;
        if (oneRequest && status != SWITCHING && !over) {
            traffic.answered(
                    virtual,
                    mapping,
                    System.nanoTime() - since,
                    times,
                    status,
                    request().requestId());
        }
        endIfBoth();
    }

    @Override
    public void reset(StreamError error) {
        stream.reset(error);
        end();
    }

    @Override
    public void consumed(int bytes) {
        stream.consumed(bytes);
    }

    @Override
    public void data(ByteBuf data) {
        mapping.received(data.readableBytes());
        handler.data(data);
    }

    @Override
    public void readComplete() {
        handler.readComplete();
    }

    @Override
    public void finished() {
        receivedEnd = true;
        handler.finished();
        endIfBoth();
    }

    @Override
    public void writable() {
        handler.writable();
    }

    @Override
    public void failed(StreamError error) {
        end();
        handler.failed(error);
    }

    private void sending(ByteBuf data) {
        mapping.sent(data.readableBytes());
        if (oneRequest && status < FIRST_FINAL && status != SWITCHING) {
            status = statusIn(data);
        }
    }

    /** The agent writes every head itself and as a whole. */
    private static int statusIn(ByteBuf head) {
        int at = head.readerIndex() + STATUS_AT;
        return (head.getByte(at) - '0') * 100 + (head.getByte(at + 1) - '0') * 10 + head.getByte(at + 2) - '0';
    }

    private void endIfBoth() {
        if (sentEnd && receivedEnd) {
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            mapping.ended();
        }
    }
}
