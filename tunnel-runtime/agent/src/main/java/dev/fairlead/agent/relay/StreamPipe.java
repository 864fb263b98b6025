package dev.fairlead.agent.relay;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.backend.BackendErrors;
import dev.fairlead.agent.backend.RawConnection;
import dev.fairlead.agent.backend.RawListener;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;

/** An accepted stream and a back-end connection, joined: what one side sends the other one gets, ends and resets too. */
public final class StreamPipe implements RawListener {
    private final TunnelStream stream;
    private final StreamAnswer answer;
    private final SystemMapping mapping;
    private final RawConnection backend = new RawConnection(this);

    public StreamPipe(TunnelStream stream, StreamAnswer answer, SystemMapping mapping) {
        this.stream = stream;
        this.answer = answer;
        this.mapping = mapping;
    }

    /** The connection's handler, to be put at the end of its pipeline. */
    public RawConnection backend() {
        return backend;
    }

    /** The connection is there, the stream is accepted. */
    public void start() {
        backend.start();
        backend.reading(stream.isWritable());
    }

    /** The caller sent bytes; takes over the reference. */
    public void data(ByteBuf data) {
        backend.write(data);
    }

    /** The caller sends no more. */
    public void finished() {
        backend.finish();
    }

    /** The stream takes bytes again. */
    public void writable() {
        backend.reading(true);
    }

    /** The stream ended before its time. */
    public void reset() {
        backend.reset();
    }

    @Override
    public void received(ByteBuf data) {
        if (answer.ended()) {
            data.release();
            return;
        }
        stream.write(data);
        if (!stream.isWritable()) {
            backend.reading(false);
        }
    }

    @Override
    public void taken(int bytes) {
        if (!answer.ended()) {
            stream.consumed(bytes);
        }
    }

    @Override
    public void receivedAll() {
        if (!answer.ended()) {
            stream.finish();
        }
    }

    @Override
    public void failed(TunnelErrorCode code) {
        answer.fail(BackendErrors.of(mapping, code));
    }
}
