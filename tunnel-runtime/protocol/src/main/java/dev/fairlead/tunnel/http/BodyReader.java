package dev.fairlead.tunnel.http;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.function.Consumer;

/** Takes a body out of its framing, piece by piece. */
public interface BodyReader {

    /**
     * Takes as many bytes as belong to the body.
     *
     * @param pieces gets the body's own bytes; the reference passes to it
     */
    void read(ByteBuf in, Consumer<ByteBuf> pieces) throws BadRequestException;

    /** Whether the body has ended, with its trailers. */
    boolean complete();

    /** The trailers of a body in chunks, once it is complete; well-formed, and not looked at further. */
    default List<HeaderField> trailers() {
        return List.of();
    }

    /** A reader for a body that is framed so. */
    static BodyReader of(BodyFraming framing) {
        return framing instanceof BodyFraming.Length length ? new LengthReader(length.bytes()) : new ChunkedReader();
    }
}
