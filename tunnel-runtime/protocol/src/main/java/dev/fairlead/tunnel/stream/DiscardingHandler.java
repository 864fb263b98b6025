package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import io.netty.buffer.ByteBuf;

/** For streams that were refused: whatever is still on its way is dropped, and gives no credit. Holds nothing. */
public enum DiscardingHandler implements StreamHandler {
    /** For all of them. */
    INSTANCE;

    @Override
    public void data(ByteBuf data) {
        data.release();
    }

    @Override
    public void finished() {
        // nothing was expected
    }

    @Override
    public void failed(StreamError error) {
        // was refused already
    }
}
