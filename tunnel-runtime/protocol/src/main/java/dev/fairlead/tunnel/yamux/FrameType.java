package dev.fairlead.tunnel.yamux;

/** What a frame is; the order is that of the numbers on the wire. */
enum FrameType {
    /** Bytes of a stream; the length is that of the payload. */
    DATA,
    /** Credit for a stream; the length is the number of further bytes. */
    WINDOW_UPDATE,
    /** A sign of life; the length is a value that the answer repeats. */
    PING,
    /** The end of the session; the length is a {@link GoAwayCode}. */
    GO_AWAY;

    private static final FrameType[] BY_NUMBER = values();

    static FrameType ofNumber(int number) throws ProtocolViolation {
        if (number >= BY_NUMBER.length) {
            throw new ProtocolViolation("unknown frame type " + number);
        }
        return BY_NUMBER[number];
    }
}
