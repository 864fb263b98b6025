package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test agent does with a stream, chosen by its virtual host. */
public final class Backends implements StreamAcceptor {
    private final List<StreamError> failures = new CopyOnWriteArrayList<>();
    private final List<TunnelStream> held = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();

    /** How streams of the agent's side failed. */
    public List<StreamError> failures() {
        return failures;
    }

    /** Streams of {@code silent} that were opened. */
    public List<TunnelStream> held() {
        return held;
    }

    public int opened() {
        return opened.get();
    }

    @Override
    public StreamHandler opened(TunnelStream stream) {
        opened.incrementAndGet();
        String host = stream.request().virtualHost();
        switch (host) {
            case "refused" -> stream.refuse(new StreamError(TunnelErrorCode.NOT_EXPOSED, host + ":443"));
            case "silent", "late-refusal" -> held.add(stream);
            default -> stream.accept();
        }
        return switch (host) {
            case "echo" -> new Echo(stream);
            case "source" -> new Source(stream);
            case "late-refusal" -> new LateRefusal(stream);
            case "breaks" -> new Breaks(stream);
            default -> new Sink(stream);
        };
    }

    /** Takes everything and says nothing; on {@code black-hole} it never gives credit. */
    private class Sink implements StreamHandler {
        final TunnelStream stream;

        Sink(TunnelStream stream) {
            this.stream = stream;
        }

        @Override
        public void data(ByteBuf data) {
            int size = data.readableBytes();
            data.release();
            if (!stream.request().virtualHost().equals("black-hole")) {
                stream.consumed(size);
            }
        }

        @Override
        public void finished() {
            stream.finish();
        }

        @Override
        public void failed(StreamError error) {
            failures.add(error);
        }
    }

    /** Sends back what comes; takes no more while the way back is full. */
    private final class Echo extends Sink {
        private int unacknowledged;

        Echo(TunnelStream stream) {
            super(stream);
        }

        @Override
        public void data(ByteBuf data) {
            unacknowledged += data.readableBytes();
            stream.write(data);
            writable();
        }

        @Override
        public void writable() {
            if (stream.isWritable()) {
                stream.consumed(unacknowledged);
                unacknowledged = 0;
            }
        }
    }

    /** Answers a number in decimal digits with as many bytes, the low byte of each one's position. */
    private final class Source extends Sink {
        private final StringBuilder wanted = new StringBuilder();
        private long position;
        private long size;

        Source(TunnelStream stream) {
            super(stream);
        }

        @Override
        public void data(ByteBuf data) {
            wanted.append(data.toString(StandardCharsets.US_ASCII));
            super.data(data);
        }

        @Override
        public void finished() {
            size = Long.parseLong(wanted.toString());
            writable();
        }

        @Override
        public void writable() {
            while (stream.isWritable() && position < size) {
                byte[] piece = new byte[(int) Math.min(8192, size - position)];
                for (int i = 0; i < piece.length; i++) {
                    piece[i] = (byte) position++;
                }
                stream.write(Unpooled.wrappedBuffer(piece));
            }
            if (position == size && size > 0) {
                size = 0;
                stream.finish();
            }
        }
    }

    /** Refuses when the first bytes have come. */
    private final class LateRefusal extends Sink {
        LateRefusal(TunnelStream stream) {
            super(stream);
        }

        @Override
        public void data(ByteBuf data) {
            super.data(data);
            stream.refuse(new StreamError(TunnelErrorCode.RESOURCE_DENIED, "/secret"));
        }
    }

    /** Sends some bytes and breaks off. */
    private final class Breaks extends Sink {
        Breaks(TunnelStream stream) {
            super(stream);
        }

        @Override
        public void data(ByteBuf data) {
            stream.write(data);
            stream.eventLoop()
                    .execute(() -> stream.reset(new StreamError(TunnelErrorCode.BACKEND_LOST, "backend closed")));
        }
    }
}
