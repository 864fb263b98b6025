package dev.fairlead.tunnel.stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;

/** Whole messages in whole frames, in any order and on any stream, reach either end of a tunnel's session. */
public final class SessionFuzz {
    private static final int FRAMES = 40;
    private static final int STREAMS = 8;
    private static final String[] MESSAGES = {
        "{\"kind\":\"control\"}",
        "{\"kind\":\"tcp\"}",
        "{\"accepted\":true}",
        "{\"error\":\"overload\"}",
        "{\"type\":\"HELLO\",\"version\":1,\"software\":\"s\",\"instance\":\"i\",\"maxStreams\":2}",
        "{\"type\":\"WELCOME\",\"version\":1,\"session\":\"s\",\"maxStreams\":2}",
        "{\"type\":\"DRAIN\",\"millis\":1}",
        "{\"type\":\"BYE\",\"code\":\"x\"}",
    };

    private SessionFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        MemoryBudget budget = new MemoryBudget(SessionLimits.INITIAL_WINDOW);
        Listener listener = new Listener();
        TunnelSession session = data.consumeBoolean()
                ? TunnelSession.ofGateway(channel, SessionLimits.DEFAULT, budget, listener)
                : TunnelSession.ofAgent(
                        channel, SessionLimits.DEFAULT, budget, "agent", "i", SessionFuzz::echo, listener);
        listener.session = session;
        for (int i = 0; i < FRAMES && data.remainingBytes() > 0 && channel.isOpen(); i++) {
            channel.writeInbound(frame(data));
            channel.runPendingTasks();
        }
        channel.finishAndReleaseAll();
        Input.require(session.bufferedBytes() == 0, "bytes are held after the end: " + session.bufferedBytes());
        Input.require(listener.ends == 1, "the session ended " + listener.ends + " times");
    }

    private static ByteBuf frame(FuzzedDataProvider data) {
        int flags = data.consumeInt(0, 15);
        int stream = data.consumeInt(1, STREAMS);
        byte[] text = data.consumeBoolean()
                ? data.pickValue(MESSAGES).getBytes(StandardCharsets.US_ASCII)
                : data.consumeBytes(data.consumeInt(0, 200));
        boolean message = data.consumeBoolean();
        ByteBuf frame = Unpooled.buffer()
                .writeByte(0)
                .writeByte(0)
                .writeShort(flags)
                .writeInt(stream)
                .writeInt(message ? 4 + text.length : text.length);
        if (message) {
            frame.writeInt(text.length);
        }
        return frame.writeBytes(text);
    }

    private static StreamHandler echo(TunnelStream stream) {
        stream.accept();
        return new StreamHandler() {
            @Override
            public void data(ByteBuf data) {
                int bytes = data.readableBytes();
                stream.write(data);
                stream.consumed(bytes);
            }

            @Override
            public void finished() {
                stream.finish();
            }

            @Override
            public void failed(StreamError error) {}
        };
    }

    private static final class Listener implements TunnelSessionListener {
        private TunnelSession session;
        private int ends;

        @Override
        public void hello(Hello hello) {
            session.welcome("s", hello);
        }

        @Override
        public void closed(SessionEnd end) {
            ends++;
            end.failure().ifPresent(thrown -> {
                throw new AssertionError(thrown);
            });
        }
    }
}
