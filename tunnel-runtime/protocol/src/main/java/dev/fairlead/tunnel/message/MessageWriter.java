package dev.fairlead.tunnel.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Turns an object into the bytes of a message. */
public final class MessageWriter {

    private MessageWriter() {}

    /** Length and text in a buffer of their own; whether that is too large is the caller's matter. */
    public static ByteBuf encode(JsonObject message) {
        return encode(message.toString());
    }

    /** The same of an object that is text already. */
    public static ByteBuf encode(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        return Unpooled.buffer(MessageReader.PREFIX + text.length)
                .writeInt(text.length)
                .writeBytes(text);
    }
}
