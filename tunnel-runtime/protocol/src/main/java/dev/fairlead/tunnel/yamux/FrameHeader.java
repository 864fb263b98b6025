package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;

/**
 * The twelve bytes in front of every frame: version, type, flags (16 bits), stream and length (32 bits each), in network
 * order.
 *
 * @param type what the frame is
 * @param flags any of {@link #SYN}, {@link #ACK}, {@link #FIN}, {@link #RST}
 * @param streamId the stream it belongs to, 0 for the session; unsigned
 * @param length size of the payload of {@code DATA}, a value without payload otherwise; unsigned
 */
record FrameHeader(FrameType type, int flags, int streamId, int length) {
    static final int SIZE = 12;
    static final int SYN = 1;
    static final int ACK = 1 << 1;
    static final int FIN = 1 << 2;
    static final int RST = 1 << 3;

    private static final int VERSION = 0;
    private static final int KNOWN_FLAGS = SYN | ACK | FIN | RST;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether the frame speaks of the session and not of a stream. */
    boolean isOfSession() {
        return type == FrameType.PING || type == FrameType.GO_AWAY;
    }

    void writeTo(ByteBuf out) {
        out.writeByte(VERSION)
                .writeByte(type.ordinal())
                .writeShort(flags)
                .writeInt(streamId)
                .writeInt(length);
    }

    /** Writes the header of a data frame at {@code index}, and moves no index. */
    static void writeData(ByteBuf out, int index, int flags, int streamId, int length) {
        out.setInt(index, VERSION << 24 | FrameType.DATA.ordinal() << 16 | flags);
        out.setInt(index + 4, streamId);
        out.setInt(index + 8, length);
    }

    /** Adds flags and bytes to the data frame whose header stands at {@code index}. */
    static void prolong(ByteBuf out, int index, int flags, int length) {
        out.setInt(index, out.getInt(index) | flags);
        out.setInt(index + 8, out.getInt(index + 8) + length);
    }

    /**
     * Reads twelve bytes.
     *
     * @throws ProtocolViolation if they are no header, or contradict themselves
     */
    static FrameHeader readFrom(ByteBuf in) throws ProtocolViolation {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new ProtocolViolation("unknown version " + version + " of the session layer");
        }
        FrameType type = FrameType.ofNumber(in.readUnsignedByte());
        FrameHeader header = new FrameHeader(type, in.readUnsignedShort(), in.readInt(), in.readInt());
        header.check();
        return header;
    }

    private void check() throws ProtocolViolation {
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw new ProtocolViolation("unknown flags 0x" + Integer.toHexString(flags));
        }
        if (isOfSession() != (streamId == 0)) {
            throw new ProtocolViolation(type + " on stream " + Integer.toUnsignedString(streamId));
        }
        if (has(SYN) && has(ACK) || type == FrameType.GO_AWAY && flags != 0) {
            throw new ProtocolViolation(type + " with contradictory flags 0x" + Integer.toHexString(flags));
        }
        if (type == FrameType.PING && flags != SYN && flags != ACK) {
            throw new ProtocolViolation("a ping is either a question or an answer");
        }
    }
}
