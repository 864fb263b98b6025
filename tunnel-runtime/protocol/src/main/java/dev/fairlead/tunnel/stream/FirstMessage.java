package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.message.MalformedMessageException;
import dev.fairlead.tunnel.message.MessageReader;
import io.netty.buffer.ByteBuf;
import jakarta.json.JsonObject;
import java.util.Optional;

/** What a stream starts with, an opening or an answer; counts among the unfinished ones until it is complete. */
final class FirstMessage {
    private final UnfinishedMessages unfinished;
    /** None while nothing has come, and when it is complete. */
    private MessageReader reader;

    private int counted;

    FirstMessage(UnfinishedMessages unfinished) {
        this.unfinished = unfinished;
    }

    /**
     * Takes bytes up to the end of the message, and leaves the rest.
     *
     * @return the message, if it is complete
     * @throws MalformedMessageException if it is too large or no JSON object
     */
    Optional<JsonObject> read(ByteBuf in) throws MalformedMessageException {
        Optional<ByteBuf> message = take(in);
        return message.isPresent() ? Optional.of(MessageReader.parse(message.get())) : Optional.empty();
    }

    /**
     * The same as the bytes that it is.
     *
     * @return the message, if it is complete; it counts as long as {@code in} does
     * @throws MalformedMessageException if it is too large
     */
    Optional<ByteBuf> take(ByteBuf in) throws MalformedMessageException {
        if (reader == null) {
            reader = new MessageReader();
        }
        int before = in.readableBytes();
        Optional<ByteBuf> message = reader.take(in);
        if (message.isPresent()) {
            drop();
        } else {
            count(before - in.readableBytes());
        }
        return message;
    }

    /** Whether nothing of it has come. */
    boolean isEmpty() {
        return counted == 0;
    }

    /** Whether it cannot go on, because the session holds too many that are unfinished. */
    boolean isTooMuch() {
        return counted > 0 && unfinished.areTooMany();
    }

    /** Nothing more of it is wanted. */
    void drop() {
        reader = null;
        count(-counted);
    }

    private void count(int change) {
        counted += change;
        unfinished.add(change);
    }
}
