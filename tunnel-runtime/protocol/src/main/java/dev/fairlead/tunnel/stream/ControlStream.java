package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.control.ControlCodec;
import dev.fairlead.tunnel.control.ControlMessage;
import dev.fairlead.tunnel.message.MalformedMessageException;
import dev.fairlead.tunnel.message.MessageReader;
import dev.fairlead.tunnel.message.MessageWriter;
import io.netty.buffer.ByteBuf;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** Control messages over the first stream of a session. */
final class ControlStream implements StreamHandler {
    private final Consumer<ControlMessage> received;
    private final Consumer<String> violated;
    private final Consumer<String> ended;
    private final MessageReader reader = new MessageReader();
    private TunnelStream stream;

    /**
     * @param received gets the messages
     * @param violated hears that the peer broke the rules
     * @param ended hears that there will be no more messages
     */
    ControlStream(Consumer<ControlMessage> received, Consumer<String> violated, Consumer<String> ended) {
        this.received = received;
        this.violated = violated;
        this.ended = ended;
    }

    void attach(TunnelStream value) {
        stream = value;
    }

    void send(ControlMessage message) {
        stream.write(MessageWriter.encode(ControlCodec.encode(message)));
    }

    @Override
    public void data(ByteBuf data) {
        try {
            stream.consumed(data.readableBytes());
            while (data.isReadable()) {
                Optional<JsonObject> message = reader.read(data);
                if (message.isPresent()) {
                    ControlCodec.decode(message.get()).ifPresent(received);
                }
            }
        } catch (MalformedMessageException e) {
            violated.accept(e.getMessage());
        } finally {
            data.release();
        }
    }

    @Override
    public void finished() {
        ended.accept("the peer ended the control stream");
    }

    @Override
    public void failed(StreamError error) {
        ended.accept("the control stream failed: " + error.code().wireName());
    }
}
