package dev.fairlead.tunnel.websocket;

import io.netty.buffer.ByteBuf;

/**
 * What stands in front of a frame's payload (RFC 6455, 5.2).
 *
 * @param opcode what the frame is; one of the constants here
 * @param last whether it ends its message
 * @param masked whether the payload is masked
 * @param length bytes of payload
 * @param key of the mask; 0 without one
 */
record FrameHead(int opcode, boolean last, boolean masked, long length, int key) {
    static final int CONTINUATION = 0;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int MIN_SIZE = 2;
    static final int MAX_SIZE = 14;
    static final int MAX_CONTROL_PAYLOAD = 125;

    private static final int LAST = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 0x7F;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MAX_LENGTH_16 = 0xFFFF;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_ACCEPTABLE = 1003;

    /** A frame of this side that is a message of its own. */
    static FrameHead of(int opcode, int length) {
        return new FrameHead(opcode, true, false, length, 0);
    }

    FrameHead withMask(int value) {
        return new FrameHead(opcode, last, true, length, value);
    }

    boolean isControl() {
        return opcode >= CLOSE;
    }

    /** How many bytes a head has that begins with these, of which there are {@link #MIN_SIZE}. */
    static int sizeOf(ByteBuf start) {
        int second = start.getUnsignedByte(start.readerIndex() + 1);
        int mask = (second & MASKED) != 0 ? Integer.BYTES : 0;
        return MIN_SIZE
                + mask
                + switch (second & SHORT_LENGTH) {
                    case LENGTH_16 -> Short.BYTES;
                    case LENGTH_64 -> Long.BYTES;
                    default -> 0;
                };
    }

    /** Reads a head that is complete. */
    static FrameHead readFrom(ByteBuf in) throws WebSocketException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = switch (second & SHORT_LENGTH) {
            case LENGTH_16 -> in.readUnsignedShort();
            case LENGTH_64 -> in.readLong();
            default -> second & SHORT_LENGTH;
        };
        boolean masked = (second & MASKED) != 0;
        int key = masked ? in.readInt() : 0;
        FrameHead head = new FrameHead(first & OPCODE, (first & LAST) != 0, masked, length, key);
        if ((first & RESERVED) != 0 || length < 0) {
            throw new WebSocketException(PROTOCOL_ERROR, "a frame with an extension that was not agreed");
        }
        head.check();
        return head;
    }

    private void check() throws WebSocketException {
        switch (opcode) {
            case CONTINUATION, BINARY -> {}
            case CLOSE, PING, PONG -> {
                if (!last || length > MAX_CONTROL_PAYLOAD) {
                    throw new WebSocketException(PROTOCOL_ERROR, "a control frame that is cut or too long");
                }
            }
            default -> throw new WebSocketException(NOT_ACCEPTABLE, "a frame that is not binary");
        }
    }

    /** Bytes that {@link #writeTo} writes. */
    int size() {
        int lengthBytes = length < LENGTH_16 ? 0 : length <= MAX_LENGTH_16 ? Short.BYTES : Long.BYTES;
        return MIN_SIZE + lengthBytes + (masked ? Integer.BYTES : 0);
    }

    void writeTo(ByteBuf out) {
        out.writeByte((last ? LAST : 0) | opcode);
        int mask = masked ? MASKED : 0;
        if (length < LENGTH_16) {
            out.writeByte(mask | (int) length);
        } else if (length <= MAX_LENGTH_16) {
            out.writeByte(mask | LENGTH_16).writeShort((int) length);
        } else {
            out.writeByte(mask | LENGTH_64).writeLong(length);
        }
        if (masked) {
            out.writeInt(key);
        }
    }
}
