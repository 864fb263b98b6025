package dev.fairlead.tunnel.http;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A body in chunks (RFC 9112, 7.1). Chunk extensions are refused, since servers disagree where they end; trailers stay
 * apart from headers, for which some servers would take them.
 */
final class ChunkedReader implements BodyReader {
    private static final int MAX_SIZE_DIGITS = 15;
    private static final int MAX_TRAILERS = 8 * 1024;

    private enum State {
        SIZE,
        SIZE_END,
        DATA,
        DATA_RETURN,
        DATA_END,
        TRAILERS,
        COMPLETE
    }

    private final HeadLines trailerLines = new HeadLines(MAX_TRAILERS, MAX_TRAILERS);
    private final List<HeaderField> trailers = new ArrayList<>(0);
    private State state = State.SIZE;
    private long size;
    private int digits;

    @Override
    public void read(ByteBuf in, Consumer<ByteBuf> pieces) throws BadRequestException {
        while (in.isReadable() && state != State.COMPLETE) {
            switch (state) {
                case SIZE -> size(in.readUnsignedByte());
                case SIZE_END -> {
                    expect(in, '\n');
                    state = size == 0 ? State.TRAILERS : State.DATA;
                }
                case DATA -> {
                    int bytes = (int) Math.min(size, in.readableBytes());
                    size -= bytes;
                    state = size == 0 ? State.DATA_RETURN : State.DATA;
                    pieces.accept(in.readRetainedSlice(bytes));
                }
                case DATA_RETURN -> {
                    expect(in, '\r');
                    state = State.DATA_END;
                }
                case DATA_END -> {
                    expect(in, '\n');
                    state = State.SIZE;
                    digits = 0;
                }
                default -> state = trailerLines.read(in) ? endOfTrailers() : State.TRAILERS;
            }
        }
    }

    @Override
    public boolean complete() {
        return state == State.COMPLETE;
    }

    @Override
    public List<HeaderField> trailers() {
        return List.copyOf(trailers);
    }

    private void size(int b) throws BadRequestException {
        int digit = b < 0x80 ? Character.digit(b, 16) : -1;
        if (digit >= 0 && digits < MAX_SIZE_DIGITS) {
            size = size << 4 | digit;
            digits++;
        } else if (b == '\r' && digits > 0) {
            state = State.SIZE_END;
        } else {
            throw new BadRequestException("The size of a chunk is malformed");
        }
    }

    private State endOfTrailers() throws BadRequestException {
        for (String line : trailerLines.lines()) {
            trailers.add(HeaderLine.parse(line));
        }
        return State.COMPLETE;
    }

    private static void expect(ByteBuf in, char expected) throws BadRequestException {
        if (in.readUnsignedByte() != expected) {
            throw new BadRequestException("The end of a chunk is malformed");
        }
    }
}
