package dev.fairlead.tunnel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private static final byte[] TAIL = "the rest".getBytes(StandardCharsets.US_ASCII);

    private static ByteBuf raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Unpooled.buffer().writeInt(bytes.length).writeBytes(bytes);
    }

    @Property(tries = 200)
    void messagesComeOutWholeHoweverTheyAreCut(
            @ForAll @Size(max = 5) List<@StringLength(max = 500) String> texts,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 300) Integer> cuts)
            throws MalformedMessageException {
        List<JsonObject> messages = texts.stream()
                .map(text -> Json.object().add("text", text).build())
                .toList();
        ByteBuf wire = Unpooled.buffer();
        messages.forEach(message -> wire.writeBytes(MessageWriter.encode(message)));
        MessageReader reader = new MessageReader();
        List<JsonObject> read = new ArrayList<>();

        for (int i = 0; wire.isReadable(); i++) {
            ByteBuf piece = wire.readSlice(Math.min(cuts.get(i % cuts.size()), wire.readableBytes()));
            while (piece.isReadable()) {
                reader.read(piece).ifPresent(read::add);
            }
        }

        assertThat(read).isEqualTo(messages);
    }

    @Property(tries = 500)
    void anyBytesAreAMessageOrRefusedOrIncomplete(@ForAll byte[] garbage) {
        ByteBuf wire = Unpooled.wrappedBuffer(garbage);
        try {
            if (new MessageReader().read(wire).isEmpty()) {
                assertThat(wire.isReadable()).isFalse();
            }
        } catch (MalformedMessageException e) {
            assertThat(e.getMessage()).startsWith("a message");
        }
    }

    @Test
    void whatFollowsAMessageIsLeft() throws MalformedMessageException {
        ByteBuf wire = raw("{}").writeBytes(TAIL);

        assertThat(new MessageReader().read(wire)).isPresent();
        assertThat(wire).isEqualTo(Unpooled.wrappedBuffer(TAIL));
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedByItsLength() {
        ByteBuf wire = Unpooled.buffer().writeInt(MessageReader.MAX_SIZE + 1);

        assertThatThrownBy(() -> new MessageReader().read(wire))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("65537");
    }

    @Test
    void theLargestMessageIsRead() throws MalformedMessageException {
        String text = "x".repeat(MessageReader.MAX_SIZE - "{\"t\":\"\"}".length());

        assertThat(new MessageReader().read(raw("{\"t\":\"" + text + "\"}"))).isPresent();
    }

    @Test
    void onlyAnObjectIsAMessage() {
        for (String text : List.of("", "[]", "1", "null", "{", "{}{}", "{\"a\":1}x")) {
            assertThatThrownBy(() -> new MessageReader().read(raw(text)))
                    .as(text)
                    .isInstanceOf(MalformedMessageException.class);
        }
    }
}
