package dev.fairlead.tunnel.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a frame (RFC 6455, 5) and what is none. */
class FrameReaderTest {

    /** What a reader found: the bytes of the stream, and other events as words. */
    private static final class Found implements FrameEvents {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> events = new ArrayList<>();

        @Override
        public void data(ByteBuf part) {
            bytes.writeBytes(ByteBufUtil.getBytes(part));
            part.release();
        }

        @Override
        public void ping(ByteBuf payload) {
            events.add("ping " + ByteBufUtil.hexDump(payload));
            payload.release();
        }

        @Override
        public void closed() {
            events.add("closed");
        }
    }

    private final Found found = new Found();

    private static ByteBuf hex(String digits) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(digits.replace(" ", "")));
    }

    private void fromServer(String digits) throws WebSocketException {
        new FrameReader(false, found).read(hex(digits));
    }

    private void fromClient(String digits) throws WebSocketException {
        new FrameReader(true, found).read(hex(digits));
    }

    @Property
    void whereverTheBytesAreCutThePayloadIsTheSame(
            @ForAll @Size(max = 5) List<@Size(max = 70_000) byte[]> messages,
            @ForAll @IntRange(min = 1, max = 40_000) int cut,
            @ForAll int key)
            throws WebSocketException {
        Found each = new Found();
        FrameReader reader = new FrameReader(true, each);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ByteBuf wire = Unpooled.buffer();
        for (byte[] message : messages) {
            expected.writeBytes(message);
            FrameHead.of(FrameHead.BINARY, message.length).withMask(key).writeTo(wire);
            ByteBuf payload = Unpooled.copiedBuffer(message);
            Mask.apply(payload, key, 0);
            wire.writeBytes(payload);
        }

        while (wire.isReadable()) {
            reader.read(Unpooled.copiedBuffer(wire.readSlice(Math.min(cut, wire.readableBytes()))));
        }

        assertThat(each.bytes.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(each.events).isEmpty();
    }

    @Test
    void theMaskedExampleOfTheRfcIsRead() throws WebSocketException {
        // RFC 6455, 5.7: "Hello" in a masked frame; binary here
        fromClient("82 85 37fa213d 7f9f4d5158");

        assertThat(found.bytes).hasToString("Hello");
    }

    @Test
    void aMessageInPartsWithAPingBetweenThemIsOneStream() throws WebSocketException {
        fromServer("02 01 61" + "89 02 0102" + "00 01 62" + "80 01 63" + "82 01 64");

        assertThat(found.bytes).hasToString("abcd");
        assertThat(found.events).containsExactly("ping 0102");
    }

    @Test
    void theMaskOfAPingIsTakenOff() throws WebSocketException {
        fromClient("89 81 01020304 61");

        assertThat(found.events).containsExactly("ping 60");
    }

    @Test
    void whatFollowsACloseIsNotRead() throws WebSocketException {
        fromServer("88 02 03e8" + "82 01 64");

        assertThat(found.events).containsExactly("closed");
        assertThat(found.bytes.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "a masked frame of a server,                     82 81 00000000 61",
        "a frame out of turn,                            80 01 61",
        "a frame out of turn,                            02 01 61 02 01 62",
        "a frame that is not binary,                     81 01 61",
        "a frame that is not binary,                     83 01 61",
        "a frame with an extension,                      c2 01 61",
        "a frame with an extension,                      82 7f ffffffffffffffff",
        "a control frame that is cut or too long,        09 01 61",
        "a control frame that is cut or too long,        89 7e 0080",
        "a frame that is not binary,                     8b 00"
    })
    void aServerThatBreaksTheFormatIsNotReadFurther(String why, String wire) {
        assertThatThrownBy(() -> fromServer(wire))
                .isInstanceOf(WebSocketException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aClientHasToMask() {
        assertThatThrownBy(() -> fromClient("82 01 61")).hasMessageContaining("without mask");
    }
}
