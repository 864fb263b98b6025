package dev.fairlead.tunnel;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the threads of a socket did until the peer answered: bytes, and the end of them. It is done to the stream when
 * there is one, and to another one if that was refused unseen. On the event loop only.
 */
final class UnansweredUse {
    /** More than this is not kept once it was sent; what waits for a stream is bounded by the socket's output. */
    private static final int MOST_SENT = 64 * 1024;

    private final List<byte[]> written = new ArrayList<>(1);
    private int size;
    private int waiting;
    private boolean finished;
    private boolean whole = true;
    private Optional<StreamError> reset = Optional.empty();

    /** Bytes that wait for a stream. */
    void waits(byte[] bytes) {
        waiting += bytes.length;
        keep(bytes);
    }

    /** Bytes that go to the stream at once. */
    void sent(byte[] bytes) {
        if (size + bytes.length > MOST_SENT) {
            forget();
        }
        if (whole) {
            keep(bytes);
        }
    }

    private void keep(byte[] bytes) {
        size += bytes.length;
        written.add(bytes);
    }

    void finish() {
        finished = true;
    }

    void reset(StreamError error) {
        reset = Optional.of(error);
    }

    /** Whether it can be done to another stream. */
    boolean isWhole() {
        return whole && reset.isEmpty();
    }

    /** There will be no other stream. */
    void forget() {
        whole = false;
        written.clear();
    }

    /**
     * Does it to the stream.
     *
     * @return how many bytes had waited for one
     */
    int apply(TunnelStream stream) {
        int waited = waiting;
        waiting = 0;
        if (reset.isPresent()) {
            stream.reset(reset.get());
            return waited;
        }
        written.forEach(bytes -> stream.write(Unpooled.wrappedBuffer(bytes)));
        if (finished) {
            stream.finish();
        }
        if (size > MOST_SENT) {
            forget();
        }
        return waited;
    }
}
