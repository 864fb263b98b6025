package dev.fairlead.tunnel.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static final int MAX_PAYLOAD = 1024;

    /** What was decoded: headers, and the payload that belongs to each. */
    private static final class Recorder implements FrameListener {
        private final List<Frame> frames = new ArrayList<>();
        private FrameHeader current;
        private ByteArrayOutputStream payload;

        @Override
        public boolean wantsMore() {
            return true;
        }

        @Override
        public void header(FrameHeader header) {
            current = header;
            payload = new ByteArrayOutputStream();
            if (header.type() != FrameType.DATA) {
                frames.add(new Frame(header, List.of()));
            }
        }

        @Override
        public void payload(FrameHeader header, ByteBuf part) {
            assertThat(header).isEqualTo(current);
            while (part.isReadable()) {
                payload.write(part.readByte());
            }
            part.release();
        }

        @Override
        public void end(FrameHeader header) {
            frames.add(new Frame(header, boxed(payload.toByteArray())));
        }
    }

    private record Frame(FrameHeader header, List<Byte> payload) {

        void writeTo(ByteBuf out) {
            header.writeTo(out);
            payload.forEach(b -> out.writeByte(b));
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>();
        for (byte b : bytes) {
            boxed.add(b);
        }
        return boxed;
    }

    @Provide
    static Arbitrary<Frame> frames() {
        Arbitrary<Integer> streams = Arbitraries.integers().filter(id -> id != 0);
        Arbitrary<Integer> flags = Arbitraries.integers().between(0, 15).filter(f -> (f & 3) != 3);
        Arbitrary<Frame> data = Combinators.combine(
                        streams, flags, Arbitraries.bytes().list().ofMaxSize(MAX_PAYLOAD))
                .as((id, flag, bytes) -> new Frame(new FrameHeader(FrameType.DATA, flag, id, bytes.size()), bytes));
        Arbitrary<Frame> credit = Combinators.combine(streams, flags, Arbitraries.integers())
                .as((id, flag, size) -> new Frame(new FrameHeader(FrameType.WINDOW_UPDATE, flag, id, size), List.of()));
        Arbitrary<Frame> pings = Combinators.combine(Arbitraries.of(1, 2), Arbitraries.integers())
                .as((flag, value) -> new Frame(new FrameHeader(FrameType.PING, flag, 0, value), List.of()));
        Arbitrary<Frame> goodbyes = Arbitraries.of(0, 1, 2)
                .map(code -> new Frame(new FrameHeader(FrameType.GO_AWAY, 0, 0, code), List.of()));
        return Arbitraries.oneOf(data, credit, pings, goodbyes);
    }

    @Property(tries = 300)
    void whateverTheCarrierCutsTheFramesComeOutWhole(
            @ForAll @Size(max = 20) List<@net.jqwik.api.From("frames") Frame> frames,
            @ForAll @Size(min = 1, max = 20) List<@net.jqwik.api.constraints.IntRange(min = 1, max = 600) Integer> cuts)
            throws ProtocolViolation {
        ByteBuf wire = Unpooled.buffer();
        frames.forEach(frame -> frame.writeTo(wire));
        Recorder recorder = new Recorder();
        FrameDecoder decoder = new FrameDecoder(MAX_PAYLOAD);

        for (int i = 0; wire.isReadable(); i++) {
            int size = Math.min(cuts.get(i % cuts.size()), wire.readableBytes());
            decoder.decode(wire.readRetainedSlice(size), recorder);
        }

        assertThat(recorder.frames).isEqualTo(frames);
        assertThat(wire.refCnt()).as("the decoder keeps nothing").isEqualTo(1);
        wire.release();
    }

    @Property(tries = 500)
    void anyBytesAreEitherFramesOrAViolation(@ForAll byte[] garbage) {
        ByteBuf wire = Unpooled.wrappedBuffer(garbage);
        try {
            new FrameDecoder(MAX_PAYLOAD).decode(wire, new Recorder());
            assertThat(wire.isReadable()).isFalse();
        } catch (ProtocolViolation e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void aFrameThatIsTooLargeIsAViolationBeforeItsFirstByte() {
        assertViolation(new FrameHeader(FrameType.DATA, 0, 1, MAX_PAYLOAD + 1), "allowed are 1024");
    }

    @Test
    void aLengthBeyondTwoGigabytesIsNoNegativeLength() {
        assertViolation(new FrameHeader(FrameType.DATA, 0, 1, -1), "4294967295 bytes");
    }

    @Test
    void anUnknownVersionIsAViolation() {
        ByteBuf wire = Unpooled.buffer().writeByte(1).writeZero(11);

        assertThatThrownBy(() -> new FrameDecoder(MAX_PAYLOAD).decode(wire, new Recorder()))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("version 1");
    }

    @Test
    void anUnknownTypeIsAViolation() {
        ByteBuf wire = Unpooled.buffer().writeByte(0).writeByte(4).writeZero(10);

        assertThatThrownBy(() -> new FrameDecoder(MAX_PAYLOAD).decode(wire, new Recorder()))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("type 4");
    }

    @Test
    void unknownFlagsAreAViolation() {
        assertViolation(new FrameHeader(FrameType.DATA, 16, 1, 0), "flags 0x10");
    }

    @Test
    void aStreamCannotBeOpenedAndAcknowledgedAtOnce() {
        assertViolation(new FrameHeader(FrameType.DATA, 3, 1, 0), "contradictory");
    }

    @Test
    void dataBelongsToAStreamAndAPingToNone() {
        assertViolation(new FrameHeader(FrameType.DATA, 0, 0, 0), "DATA on stream 0");
        assertViolation(new FrameHeader(FrameType.PING, 1, 5, 0), "PING on stream 5");
    }

    @Test
    void aPingIsEitherAQuestionOrAnAnswer() {
        assertViolation(new FrameHeader(FrameType.PING, 0, 0, 7), "question or an answer");
    }

    private static void assertViolation(FrameHeader header, String message) {
        ByteBuf wire = Unpooled.buffer();
        header.writeTo(wire);
        assertThatThrownBy(() -> new FrameDecoder(MAX_PAYLOAD).decode(wire, new Recorder()))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining(message);
    }
}
