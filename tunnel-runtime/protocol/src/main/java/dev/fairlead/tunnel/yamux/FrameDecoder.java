package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Splits a byte stream into frames, wherever the carrier cuts it. Payload is passed on as it comes, as slices of what
 * was read; only a header that is cut is ever kept, so a peer cannot make the decoder hold memory.
 */
final class FrameDecoder {
    private final int maxPayload;
    private final ByteBuf partialHeader = Unpooled.buffer(FrameHeader.SIZE, FrameHeader.SIZE);
    private FrameHeader current;
    private int missing;

    FrameDecoder(int maxPayload) {
        this.maxPayload = maxPayload;
    }

    /**
     * Reads the bytes of {@code in}, and takes over its reference, as long as the listener wants more.
     *
     * @throws ProtocolViolation if they break the format; nothing may be decoded afterwards
     */
    void decode(ByteBuf in, FrameListener listener) throws ProtocolViolation {
        boolean passedOn = false;
        try {
            while (in.isReadable() && listener.wantsMore()) {
                if (current == null) {
                    readHeader(in, listener);
                } else if (missing < in.readableBytes()) {
                    part(in.readRetainedSlice(missing), listener);
                } else {
                    // the last part needs no slice: nobody reads this buffer any more
                    passedOn = true;
                    part(in, listener);
                    return;
                }
            }
        } finally {
            if (!passedOn) {
                in.release();
            }
        }
    }

    private void readHeader(ByteBuf in, FrameListener listener) throws ProtocolViolation {
        int wanted = FrameHeader.SIZE - partialHeader.readableBytes();
        if (partialHeader.isReadable() || in.readableBytes() < wanted) {
            partialHeader.writeBytes(in, Math.min(wanted, in.readableBytes()));
            if (partialHeader.readableBytes() < FrameHeader.SIZE) {
                return;
            }
            begin(FrameHeader.readFrom(partialHeader), listener);
            partialHeader.clear();
        } else {
            begin(FrameHeader.readFrom(in), listener);
        }
    }

    private void begin(FrameHeader header, FrameListener listener) throws ProtocolViolation {
        if (header.type() != FrameType.DATA) {
            listener.header(header);
            return;
        }
        if (Integer.compareUnsigned(header.length(), maxPayload) > 0) {
            throw new ProtocolViolation(
                    "a frame of " + Integer.toUnsignedString(header.length()) + " bytes, allowed are " + maxPayload);
        }
        listener.header(header);
        if (header.length() == 0) {
            listener.end(header);
        } else {
            current = header;
            missing = header.length();
        }
    }

    private void part(ByteBuf part, FrameListener listener) throws ProtocolViolation {
        FrameHeader header = current;
        missing -= part.readableBytes();
        listener.payload(header, part);
        if (missing == 0) {
            current = null;
            listener.end(header);
        }
    }
}
