package dev.fairlead.tunnel.http;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** A body whose length was said in advance. */
final class LengthReader implements BodyReader {
    private long missing;

    LengthReader(long bytes) {
        this.missing = bytes;
    }

    @Override
    public void read(ByteBuf in, Consumer<ByteBuf> pieces) {
        int bytes = (int) Math.min(missing, in.readableBytes());
        if (bytes > 0) {
            missing -= bytes;
            pieces.accept(in.readRetainedSlice(bytes));
        }
    }

    @Override
    public boolean complete() {
        return missing == 0;
    }
}
