package dev.fairlead.tunnel.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Splits what arrives into frames, wherever it is cut. Payload is passed on as slices of what was read; only heads and
 * the short payload of control frames are ever kept.
 */
final class FrameReader {
    private static final int PROTOCOL_ERROR = 1002;

    private final boolean masked;
    private final FrameEvents events;
    private final ByteBuf head = Unpooled.buffer(FrameHead.MAX_SIZE, FrameHead.MAX_SIZE);
    private final ByteBuf control = Unpooled.buffer(FrameHead.MAX_CONTROL_PAYLOAD, FrameHead.MAX_CONTROL_PAYLOAD);
    private FrameHead current;
    private long done;
    private boolean midMessage;
    private boolean closed;

    /** @param masked whether the other side has to mask what it sends: clients must, servers must not */
    FrameReader(boolean masked, FrameEvents events) {
        this.masked = masked;
        this.events = events;
    }

    /**
     * Reads bytes, and takes over the reference.
     *
     * @throws WebSocketException if they break the format; nothing may be read afterwards
     */
    void read(ByteBuf in) throws WebSocketException {
        boolean passedOn = false;
        try {
            while (in.isReadable() && !closed && !passedOn) {
                if (current == null) {
                    readHead(in);
                } else if (current.isControl()) {
                    readControl(in);
                } else {
                    passedOn = readData(in);
                }
            }
        } finally {
            if (!passedOn) {
                in.release();
            }
        }
    }

    private void readHead(ByteBuf in) throws WebSocketException {
        fill(FrameHead.MIN_SIZE, in);
        if (head.readableBytes() < FrameHead.MIN_SIZE) {
            return;
        }
        int size = FrameHead.sizeOf(head);
        fill(size, in);
        if (head.readableBytes() == size) {
            FrameHead complete = FrameHead.readFrom(head);
            head.clear();
            begin(complete);
        }
    }

    private void fill(int size, ByteBuf in) {
        int missing = Math.max(0, size - head.readableBytes());
        in.readBytes(head, Math.min(missing, in.readableBytes()));
    }

    private void begin(FrameHead frame) throws WebSocketException {
        if (frame.masked() != masked) {
            throw new WebSocketException(
                    PROTOCOL_ERROR, masked ? "a frame of a client without mask" : "a masked frame of a server");
        }
        if (!frame.isControl()) {
            if (midMessage != (frame.opcode() == FrameHead.CONTINUATION)) {
                throw new WebSocketException(PROTOCOL_ERROR, "a frame out of turn");
            }
            midMessage = !frame.last();
        }
        current = frame;
        done = 0;
        endIfComplete();
    }

    /** Passes on what there is of the payload; true if the whole buffer went. */
    private boolean readData(ByteBuf in) {
        int size = (int) Math.min(current.length() - done, in.readableBytes());
        boolean whole = size == in.readableBytes();
        ByteBuf part = whole ? in : in.readRetainedSlice(size);
        if (masked) {
            Mask.apply(part, current.key(), done);
        }
        done += size;
        endIfComplete();
        events.data(part);
        return whole;
    }

    private void readControl(ByteBuf in) {
        int size = (int) Math.min(current.length() - done, in.readableBytes());
        in.readBytes(control, size);
        done += size;
        endIfComplete();
    }

    private void endIfComplete() {
        if (done < current.length()) {
            return;
        }
        FrameHead complete = current;
        current = null;
        if (complete.opcode() == FrameHead.PING) {
            Mask.apply(control, complete.key(), 0);
            events.ping(Unpooled.copiedBuffer(control));
        } else if (complete.opcode() == FrameHead.CLOSE) {
            closed = true;
            events.closed();
        }
        control.clear();
    }
}
