package dev.fairlead.tunnel.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Collects one message after the other from bytes that arrive in any pieces. */
public final class MessageReader {
    /** The largest message, without its length. */
    public static final int MAX_SIZE = 64 * 1024;

    /** Size of the length in front. */
    public static final int PREFIX = 4;

    private static final int FIRST_CAPACITY = 1024;

    private ByteBuf collected = Unpooled.EMPTY_BUFFER;

    /**
     * Reads from {@code in} up to the end of one message, or all of it; the rest is left in the buffer, whose reference
     * stays with the caller.
     *
     * @return the message, if it is complete
     * @throws MalformedMessageException if it is too large or no JSON object
     */
    public Optional<JsonObject> read(ByteBuf in) throws MalformedMessageException {
        if (!collect(in, PREFIX)) {
            return Optional.empty();
        }
        int size = collected.getInt(0);
        if (size < 0 || size > MAX_SIZE) {
            throw new MalformedMessageException(
                    "a message of " + Integer.toUnsignedString(size) + " bytes, allowed are " + MAX_SIZE);
        }
        if (!collect(in, PREFIX + size)) {
            return Optional.empty();
        }
        ByteBuf message = collected;
        collected = Unpooled.EMPTY_BUFFER;
        return Optional.of(parse(message.skipBytes(PREFIX)));
    }

    private boolean collect(ByteBuf in, int wanted) {
        int missing = wanted - collected.readableBytes();
        if (missing <= 0) {
            return true;
        }
        if (collected == Unpooled.EMPTY_BUFFER) {
            // grows with what has really come, not with what the length promises
            collected = Unpooled.buffer(FIRST_CAPACITY, PREFIX + MAX_SIZE);
        }
        collected.writeBytes(in, Math.min(missing, in.readableBytes()));
        return collected.readableBytes() >= wanted;
    }

    private static JsonObject parse(ByteBuf message) throws MalformedMessageException {
        try {
            return Json.read(message.toString(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new MalformedMessageException("a message that is no JSON object");
        }
    }
}
