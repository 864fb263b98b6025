package dev.fairlead.tunnel.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Bytes in, frames out, and back. */
class WebSocketStreamTest {

    private static byte[] written(EmbeddedChannel channel) {
        CompositeByteBuf all = Unpooled.compositeBuffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.addComponent(true, part);
        }
        byte[] bytes = ByteBufUtil.getBytes(all);
        all.release();
        return bytes;
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    @Property(tries = 50)
    void whatAClientWritesAServerReads(@ForAll @IntRange(min = 1, max = 150_000) int size) {
        EmbeddedChannel client = new EmbeddedChannel(WebSocketStream.ofClient());
        EmbeddedChannel server = new EmbeddedChannel(WebSocketStream.ofServer());
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }

        client.writeOutbound(Unpooled.copiedBuffer(bytes));
        server.writeInbound(Unpooled.wrappedBuffer(written(client)));

        ByteBuf read = server.readInbound();
        assertThat(ByteBufUtil.getBytes(read)).isEqualTo(bytes);
        read.release();
    }

    @Test
    void aServerDoesNotMask() {
        EmbeddedChannel server = new EmbeddedChannel(WebSocketStream.ofServer());

        server.writeOutbound(text("Hello"));

        assertThat(ByteBufUtil.hexDump(written(server))).isEqualTo("820548656c6c6f");
    }

    @Test
    void aClientMasksEveryFrameAnew() {
        EmbeddedChannel client = new EmbeddedChannel(WebSocketStream.ofClient());

        client.writeOutbound(text("same"));
        byte[] one = written(client);
        client.writeOutbound(text("same"));
        byte[] other = written(client);

        assertThat(one).hasSameSizeAs(other).isNotEqualTo(other);
        assertThat(one[1]).isEqualTo((byte) 0x84);
    }

    @Test
    void aPingIsAnswered() {
        EmbeddedChannel server = new EmbeddedChannel(WebSocketStream.ofServer());

        server.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump("89820000000061 62".replace(" ", ""))));

        assertThat(ByteBufUtil.hexDump(written(server))).isEqualTo("8a026162");
    }

    @Test
    void aCloseIsAnsweredAndTheConnectionEnds() {
        EmbeddedChannel server = new EmbeddedChannel(WebSocketStream.ofServer());

        server.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump("88820000000003e8")));

        assertThat(ByteBufUtil.hexDump(written(server))).isEqualTo("880203e8");
        assertThat(server.isActive()).isFalse();
    }

    @Test
    void aPeerThatBreaksTheFormatIsToldSo() {
        EmbeddedChannel server = new EmbeddedChannel(WebSocketStream.ofServer());

        try {
            server.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump("820161")));
        } catch (Exception violation) {
            assertThat(violation).isInstanceOf(WebSocketException.class);
        }

        assertThat(ByteBufUtil.hexDump(written(server))).isEqualTo("880203ea");
        assertThat(server.isActive()).isFalse();
    }

    @Test
    void closingSaysSoToThePeer() {
        EmbeddedChannel server = new EmbeddedChannel(WebSocketStream.ofServer());

        server.close();

        assertThat(ByteBufUtil.hexDump(written(server))).isEqualTo("880203e8");
    }
}
