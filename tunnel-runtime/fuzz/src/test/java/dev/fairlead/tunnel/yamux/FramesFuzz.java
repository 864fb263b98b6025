package dev.fairlead.tunnel.yamux;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Optional;

/** Frames of all kinds, and bytes that are none, reach a session; it holds nothing once it has ended. */
public final class FramesFuzz {
    private static final int FRAMES = 64;
    private static final int STREAMS = 12;

    private FramesFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        MemoryBudget budget = new MemoryBudget(SessionLimits.INITIAL_WINDOW);
        YamuxSession session = new YamuxSession(
                data.consumeBoolean(), SessionLimits.DEFAULT.withMaxStreams(3), budget, new Listener());
        EmbeddedChannel channel = new EmbeddedChannel(session);
        channel.freezeTime();
        session.open(false, new Stream(Optional.empty()))
                .write(Unpooled.buffer().writeZero(100));
        for (int i = 0; i < FRAMES && data.remainingBytes() > 0 && channel.isOpen(); i++) {
            channel.writeInbound(frame(data));
            channel.runPendingTasks();
        }
        for (ByteBuf piece : Input.pieces(data)) {
            if (channel.isOpen()) {
                channel.writeInbound(piece);
            }
        }
        channel.runPendingTasks();
        channel.finishAndReleaseAll();
        Input.require(session.streams() == 0 && session.incomingStreams() == 0, "a stream outlives its session");
        Input.require(session.bufferedBytes() == 0, "bytes are held after the end: " + session.bufferedBytes());
    }

    private static ByteBuf frame(FuzzedDataProvider data) {
        ByteBuf frame = Unpooled.buffer();
        int type = data.consumeInt(0, 4);
        boolean ofSession = type >= 2;
        int flags = data.consumeInt(0, 16);
        int stream = ofSession && !data.consumeBoolean() ? 0 : data.consumeInt(0, STREAMS);
        byte[] payload = type == 0 ? data.consumeBytes(data.consumeInt(0, 64)) : new byte[0];
        int length = type == 0 ? payload.length : data.consumeInt();
        return frame.writeByte(0)
                .writeByte(type)
                .writeShort(flags)
                .writeInt(stream)
                .writeInt(length)
                .writeBytes(payload);
    }

    private static final class Listener implements YamuxSessionListener {
        @Override
        public YamuxStreamListener opened(YamuxStream stream) {
            return new Stream(Optional.of(stream));
        }

        @Override
        public void goAway(GoAwayCode code) {}

        @Override
        public void closed(String reason, Optional<Throwable> failure) {
            failure.ifPresent(thrown -> {
                throw new AssertionError(thrown);
            });
        }
    }

    /** Sends back what comes on a stream of the peer, and resets it at a certain byte. */
    private static final class Stream implements YamuxStreamListener {
        private final Optional<YamuxStream> stream;

        Stream(Optional<YamuxStream> stream) {
            this.stream = stream;
        }

        @Override
        public void data(ByteBuf data) {
            int bytes = data.readableBytes();
            boolean reset = data.getByte(data.readerIndex()) == 'R';
            if (stream.isEmpty()) {
                data.release();
                return;
            }
            stream.get().write(data);
            if (reset) {
                stream.get().reset();
            } else {
                stream.get().consumed(bytes);
            }
        }

        @Override
        public void finished() {
            stream.ifPresent(YamuxStream::finish);
        }

        @Override
        public void writable() {}

        @Override
        public void ended(StreamEnd end, String detail) {}
    }
}
