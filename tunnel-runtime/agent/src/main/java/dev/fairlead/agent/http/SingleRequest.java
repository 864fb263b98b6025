package dev.fairlead.agent.http;

import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.backend.BackendConnection;
import dev.fairlead.agent.backend.BackendConnections;
import dev.fairlead.agent.backend.BackendListener;
import dev.fairlead.agent.backend.BackendTarget;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.BadRequestException;
import io.netty.buffer.ByteBuf;

/** A stream carries one request and its response; back-end connections come from a pool and go back to it. */
final class SingleRequest implements ExchangeScope {
    private final TunnelStream stream;
    private final StreamAnswer answer;
    private final BackendConnections connections;

    SingleRequest(TunnelStream stream, StreamAnswer answer, BackendConnections connections) {
        this.stream = stream;
        this.answer = answer;
        this.connections = connections;
    }

    @Override
    public TunnelErrorCode elsewhere() {
        return TunnelErrorCode.BAD_REQUEST;
    }

    @Override
    public boolean persistent(RequestHead head) {
        return false;
    }

    @Override
    public void connect(BackendTarget target, ConnectionSettings settings, boolean fresh, BackendListener listener) {
        connections.open(stream.eventLoop(), target, settings, fresh, listener);
    }

    @Override
    public void release(BackendConnection connection, boolean reusable) {
        connection.done(reusable);
    }

    @Override
    public void beyond(ByteBuf data) throws BadRequestException {
        data.release();
        throw new BadRequestException("There is more than one request on the stream");
    }

    @Override
    public void complete(boolean goesOn) {
        stream.finish();
    }

    @Override
    public void fail(StreamError error, boolean begun) {
        answer.fail(error);
    }
}
