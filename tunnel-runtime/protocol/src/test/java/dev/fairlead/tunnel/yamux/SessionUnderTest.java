package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A session whose peer is the test: it sends frames and looks at those that come. */
final class SessionUnderTest implements AutoCloseable {
    private final Recorder recorder = new Recorder();
    private final YamuxSession session;
    private final EmbeddedChannel channel;
    private final List<Sent> sent = new ArrayList<>();

    /** A frame that the session sent. */
    record Sent(FrameHeader header, String payload) {}

    SessionUnderTest(boolean dialler, SessionLimits limits) {
        this(dialler, limits, new MemoryBudget(limits.memoryBudget()));
    }

    /** One that shares its budget with others. */
    SessionUnderTest(boolean dialler, SessionLimits limits, MemoryBudget budget) {
        session = new YamuxSession(dialler, limits, budget, recorder);
        channel = new EmbeddedChannel(session);
    }

    YamuxSession session() {
        return session;
    }

    Recorder recorder() {
        return recorder;
    }

    EmbeddedChannel channel() {
        return channel;
    }

    /** Whether the carrier takes bytes. */
    void carrierTakesBytes(boolean value) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, value);
        channel.runPendingTasks();
    }

    void receive(FrameType type, int flags, int stream, int length) {
        receive(new FrameHeader(type, flags, stream, length), Unpooled.EMPTY_BUFFER);
    }

    void receiveData(int flags, int stream, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
        receive(new FrameHeader(FrameType.DATA, flags, stream, bytes.length), Unpooled.wrappedBuffer(bytes));
    }

    /** A full frame, and another, until so many bytes were sent. */
    void receiveBytes(int stream, int count) {
        for (int left = count; left > 0; left -= FrameWriter.MAX_PAYLOAD) {
            int size = Math.min(left, FrameWriter.MAX_PAYLOAD);
            receive(
                    new FrameHeader(FrameType.DATA, 0, stream, size),
                    Unpooled.buffer(size).writeZero(size));
        }
    }

    private void receive(FrameHeader header, ByteBuf payload) {
        ByteBuf wire = Unpooled.buffer();
        header.writeTo(wire);
        wire.writeBytes(payload);
        payload.release();
        channel.writeInbound(wire);
    }

    /** What the session has sent since the last call. */
    List<Sent> sent() {
        channel.runPendingTasks();
        ByteBuf wire = Unpooled.buffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            wire.writeBytes(part);
            part.release();
        }
        List<Sent> frames = new ArrayList<>();
        try {
            while (wire.isReadable()) {
                FrameHeader header = FrameHeader.readFrom(wire);
                int size = header.type() == FrameType.DATA ? header.length() : 0;
                frames.add(new Sent(
                        header,
                        wire.readCharSequence(size, StandardCharsets.US_ASCII).toString()));
            }
        } catch (ProtocolViolation e) {
            throw new AssertionError(e);
        }
        sent.addAll(frames);
        return frames;
    }

    /** Everything the session has sent so far. */
    List<Sent> allSent() {
        sent();
        return sent;
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }
}
