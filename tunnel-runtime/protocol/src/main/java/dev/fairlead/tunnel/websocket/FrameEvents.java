package dev.fairlead.tunnel.websocket;

import io.netty.buffer.ByteBuf;

/** Hears what a {@link FrameReader} finds; gets the references of the buffers. */
interface FrameEvents {

    /** Bytes of the stream, unmasked. */
    void data(ByteBuf part);

    /** The other side wants a sign of life that repeats these bytes. */
    void ping(ByteBuf payload);

    /** The other side ends the connection; nothing that follows counts. */
    void closed();
}
