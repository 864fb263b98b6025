package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what a session says. */
final class Recorder implements YamuxSessionListener {
    private final List<Stream> opened = new ArrayList<>();
    private final List<GoAwayCode> goAways = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    /** Streams that the peer opened. */
    List<Stream> opened() {
        return opened;
    }

    List<GoAwayCode> goAways() {
        return goAways;
    }

    /** Why the session ended; at most one. */
    List<String> closed() {
        return closed;
    }

    @Override
    public YamuxStreamListener opened(YamuxStream stream) {
        Stream recorded = new Stream();
        recorded.stream = stream;
        opened.add(recorded);
        return recorded;
    }

    @Override
    public void goAway(GoAwayCode code) {
        goAways.add(code);
    }

    @Override
    public void closed(String reason, Optional<Throwable> failure) {
        closed.add(reason);
    }

    /** Writes down what a stream says; consumes nothing by itself. */
    static final class Stream implements YamuxStreamListener {
        private final StringBuilder text = new StringBuilder();
        private final List<String> events = new ArrayList<>();
        private YamuxStream stream;
        private int bytes;

        YamuxStream stream() {
            return stream;
        }

        String text() {
            return text.toString();
        }

        int bytes() {
            return bytes;
        }

        List<String> events() {
            return events;
        }

        @Override
        public void data(ByteBuf data) {
            bytes += data.readableBytes();
            text.append(data.toString(StandardCharsets.US_ASCII));
            data.release();
        }

        @Override
        public void finished() {
            events.add("finished");
        }

        @Override
        public void writable() {
            events.add("writable");
        }

        @Override
        public void ended(StreamEnd end, String detail) {
            events.add(end.name());
        }
    }
}
