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
        Optional<ByteBuf> message = take(in);
        return message.isPresent() ? Optional.of(parse(message.get())) : Optional.empty();
    }

    /**
     * As {@link #read}, with the message as the bytes that it is.
     *
     * @return its text in UTF-8; a view of {@code in} where that has the whole message, so that it counts only as long
     *     as {@code in} does
     * @throws MalformedMessageException if it is too large
     */
    public Optional<ByteBuf> take(ByteBuf in) throws MalformedMessageException {
        if (!collected.isReadable() && in.readableBytes() >= PREFIX) {
            int size = requireSize(in.getInt(in.readerIndex()));
            if (in.readableBytes() >= PREFIX + size) {
                return Optional.of(in.skipBytes(PREFIX).readSlice(size));
            }
        }
        if (!collect(in, PREFIX)) {
            return Optional.empty();
        }
        if (!collect(in, PREFIX + requireSize(collected.getInt(0)))) {
            return Optional.empty();
        }
        ByteBuf message = collected;
        collected = Unpooled.EMPTY_BUFFER;
        return Optional.of(message.skipBytes(PREFIX));
    }

    private static int requireSize(int size) throws MalformedMessageException {
        if (size < 0 || size > MAX_SIZE) {
            throw new MalformedMessageException(
                    "a message of " + Integer.toUnsignedString(size) + " bytes, allowed are " + MAX_SIZE);
        }
        return size;
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

    /**
     * The object that a message is.
     *
     * @param message its text in UTF-8
     * @throws MalformedMessageException if it is no JSON object
     */
    public static JsonObject parse(ByteBuf message) throws MalformedMessageException {
        try {
            return Json.read(message.toString(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new MalformedMessageException("a message that is no JSON object");
        }
    }
}
