package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;

/**
 * Bytes of a stream on their way to the carrier.
 *
 * @param bytes the bytes; never empty
 * @param hasRoom whether a header may be written in front of them ({@link dev.fairlead.tunnel.FrameRoom})
 */
record Piece(ByteBuf bytes, boolean hasRoom) {

    int size() {
        return bytes.readableBytes();
    }
}
