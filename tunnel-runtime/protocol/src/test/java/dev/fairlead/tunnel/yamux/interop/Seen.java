package dev.fairlead.tunnel.yamux.interop;

import dev.fairlead.tunnel.yamux.StreamEnd;
import dev.fairlead.tunnel.yamux.YamuxStream;
import dev.fairlead.tunnel.yamux.YamuxStreamListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Keeps what comes on a stream, and sends it back if that is wanted. */
final class Seen implements YamuxStreamListener {
    private final boolean echo;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private YamuxStream stream;
    private int withheld;
    private volatile boolean consuming = true;
    private volatile boolean finished;
    private volatile Optional<StreamEnd> end = Optional.empty();

    Seen(boolean echo) {
        this.echo = echo;
    }

    Seen on(YamuxStream value) {
        stream = value;
        return this;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized int size() {
        return bytes.size();
    }

    boolean isFinished() {
        return finished;
    }

    Optional<StreamEnd> end() {
        return end;
    }

    /** Gives no credit until {@link #consume}. */
    void withhold() {
        consuming = false;
    }

    /** Gives credit for everything so far, and from now on; on the event loop. */
    void consume() {
        consuming = true;
        stream.consumed(withheld);
    }

    @Override
    public synchronized void data(ByteBuf data) {
        int size = data.readableBytes();
        bytes.writeBytes(ByteBufUtil.getBytes(data));
        if (echo) {
            stream.write(data);
        } else {
            data.release();
        }
        if (consuming) {
            stream.consumed(size);
        } else {
            withheld += size;
        }
    }

    @Override
    public void finished() {
        finished = true;
        if (echo) {
            stream.finish();
        }
    }

    @Override
    public void writable() {
        // whatever is written here waits in memory
    }

    @Override
    public void ended(StreamEnd how, String detail) {
        end = Optional.of(how);
    }
}
