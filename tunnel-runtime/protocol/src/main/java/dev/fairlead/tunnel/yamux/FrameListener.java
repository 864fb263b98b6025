package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;

/** Gets what a {@link FrameDecoder} finds. */
interface FrameListener {

    /** Whether what follows matters still; asked before each step. */
    boolean wantsMore();

    /** A frame begins; the payload of a {@code DATA} frame follows. */
    void header(FrameHeader header) throws ProtocolViolation;

    /** A part of a payload, as it arrives; the reference passes to the listener. Never empty. */
    void payload(FrameHeader header, ByteBuf part) throws ProtocolViolation;

    /** The payload of a {@code DATA} frame is complete; called also where there was none. */
    void end(FrameHeader header) throws ProtocolViolation;
}
