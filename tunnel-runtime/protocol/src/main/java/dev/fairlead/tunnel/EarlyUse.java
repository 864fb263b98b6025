package dev.fairlead.tunnel;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * What the threads of a socket did before there was a stream below it: bytes, at most as many as its output lets wait,
 * and the end of them. On the event loop only.
 */
final class EarlyUse {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean finished;
    private Optional<StreamError> reset = Optional.empty();

    void write(byte[] bytes) {
        written.writeBytes(bytes);
    }

    void finish() {
        finished = true;
    }

    void reset(StreamError error) {
        reset = Optional.of(error);
    }

    /** Bytes that wait. */
    int size() {
        return written.size();
    }

    /** Does it to the stream. */
    void apply(TunnelStream stream) {
        if (reset.isPresent()) {
            stream.reset(reset.get());
            return;
        }
        if (written.size() > 0) {
            stream.write(Unpooled.wrappedBuffer(written.toByteArray()));
        }
        if (finished) {
            stream.finish();
        }
    }
}
