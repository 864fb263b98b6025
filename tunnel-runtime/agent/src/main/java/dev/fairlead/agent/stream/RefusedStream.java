package dev.fairlead.agent.stream;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import io.netty.buffer.ByteBuf;

/** Lets go of what still arrives on a stream that was refused. */
final class RefusedStream implements StreamHandler {

    @Override
    public void data(ByteBuf data) {
        data.release();
    }

    @Override
    public void finished() {
        // the refusal has ended both directions
    }

    @Override
    public void failed(StreamError error) {
        // the peer was told already
    }
}
