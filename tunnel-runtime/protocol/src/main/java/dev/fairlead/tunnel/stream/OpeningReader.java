package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.message.MalformedMessageException;
import dev.fairlead.tunnel.message.MessageReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;

/**
 * Reads the openings of one session. Most of them name the same tenant, system and application as an earlier one, and
 * an opening lives as long as its stream: a text that is the same again is kept once, and bytes that are the same are
 * not parsed again. A caller's token is not kept longer than its stream.
 */
final class OpeningReader {
    private static final ByteBuf END = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {'}'}));

    private final KnownBeginnings known = new KnownBeginnings();
    private OpenRequest before = new OpenRequest(StreamKind.CONTROL, "", "", "", "", Optional.empty(), "", "", "", 0);

    /**
     * Reads an opening.
     *
     * @param message its text in UTF-8, which stays as it is
     * @throws MalformedMessageException if it is no JSON object, or lacks something
     */
    OpenRequest read(ByteBuf message) throws MalformedMessageException {
        int begin = OpeningTail.begin(message);
        Optional<OpeningTail> tail = begin < 0 ? Optional.empty() : OpeningTail.read(message, begin);
        if (tail.isEmpty()) {
            return parse(message);
        }
        ByteBuf beginning = message.slice(message.readerIndex(), begin - message.readerIndex());
        Optional<OpenRequest> alike = known.find(beginning).or(() -> learn(beginning));
        return alike.isPresent() ? tail.get().after(alike.get()) : parse(message);
    }

    /** Remembers a beginning that says, as an object of its own, what an opening needs, and nothing of the caller. */
    private Optional<OpenRequest> learn(ByteBuf beginning) {
        try {
            OpenRequest alike = parse(Unpooled.copiedBuffer(beginning, END));
            if (alike.principal().isEmpty()) {
                known.add(beginning, alike);
                return Optional.of(alike);
            }
        } catch (MalformedMessageException unusual) {
            // the whole message shows what is wrong, if anything is
        }
        return Optional.empty();
    }

    private OpenRequest parse(ByteBuf message) throws MalformedMessageException {
        OpenRequest request = OpenRequestCodec.decode(MessageReader.parse(message), before);
        before = OpeningTail.NONE.after(request);
        return request;
    }
}
