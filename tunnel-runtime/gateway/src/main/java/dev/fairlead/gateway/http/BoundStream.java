package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;

/** A stream that belongs to one client's connection and carries its requests one after the other. */
final class BoundStream implements StreamHandler {
    private static final StreamError UNASKED =
            new StreamError(TunnelErrorCode.BACKEND_PROTOCOL, "There is more than the response");

    private TunnelStream stream;
    private StreamHandler user;
    private boolean over;

    /** @param first the request that opens it */
    BoundStream(StreamHandler first) {
        this.user = first;
    }

    /** There is a stream, perhaps in place of one that was refused. */
    void opened(TunnelStream itself) {
        stream = itself;
        over = false;
    }

    TunnelStream stream() {
        return stream;
    }

    /** Whether it still stands, and leads for the same caller to the same system. */
    boolean serves(OpenRequest request) {
        OpenRequest opened = stream.request();
        return !over
                && opened.tenant().equals(request.tenant())
                && opened.locationId().equals(request.locationId())
                && opened.virtualHost().equals(request.virtualHost())
                && opened.virtualPort().equals(request.virtualPort())
                && opened.principal().equals(request.principal())
                && opened.client().equals(request.client());
    }

    /** The next request has it. */
    void use(StreamHandler next) {
        user = next;
    }

    /** Nobody has it until the next request comes. */
    void rest() {
        user = new Resting();
    }

    void end() {
        if (!over) {
            over = true;
            stream.finish();
        }
    }

    @Override
    public void accepted() {
        user.accepted();
    }

    @Override
    public void accepted(ServiceTimes times) {
        user.accepted(times);
    }

    @Override
    public void data(ByteBuf data) {
        user.data(data);
    }

    @Override
    public void readComplete() {
        user.readComplete();
    }

    @Override
    public void finished() {
        user.finished();
    }

    @Override
    public void writable() {
        user.writable();
    }

    @Override
    public void failed(StreamError error) {
        over = true;
        user.failed(error);
    }

    @Override
    public void refused(StreamError error) {
        over = true;
        user.refused(error);
    }

    /** The agent may end it; what it says unasked is an answer to nothing. */
    private final class Resting implements StreamHandler {

        @Override
        public void data(ByteBuf data) {
            data.release();
            over = true;
            stream.reset(UNASKED);
        }

        @Override
        public void finished() {
            end();
        }

        @Override
        public void failed(StreamError error) {
            // the next request opens another one
        }
    }
}
