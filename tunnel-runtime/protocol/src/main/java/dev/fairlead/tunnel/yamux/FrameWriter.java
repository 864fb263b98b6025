package dev.fairlead.tunnel.yamux;

import dev.fairlead.tunnel.FrameRoom;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/**
 * Puts frames on the carrier, which keeps them until the flush. Small frames are copied behind each other into one
 * buffer, since that costs less than a buffer each; a large one keeps its buffer and gets its header into the room in
 * front of the payload. What is written fills whole TLS records, but for the last one.
 */
final class FrameWriter {
    /** The largest payload that keeps its buffer. */
    static final int MAX_PAYLOAD = FrameRoom.PAYLOAD;

    /** Payload up to this size is copied. */
    static final int SMALL = 2 * 1024;

    private static final int RECORD = 16 * 1024;

    /** The largest payload that is copied. */
    static final int MAX_COPY = RECORD - FrameHeader.SIZE;

    private final ChannelHandlerContext context;
    private ByteBuf gathered;

    /** Stream and place of the data frame at the end of what is gathered; the stream is 0 if there is none. */
    private int openStream;

    private int openFrame;

    FrameWriter(ChannelHandlerContext context) {
        this.context = context;
    }

    /** Writes a frame without payload. */
    void write(FrameHeader header) {
        header.writeTo(gather(FrameHeader.SIZE));
        openStream = 0;
    }

    /** Writes a data frame from one buffer, whose reference passes to the writer. */
    void writeData(int flags, int stream, Piece payload) {
        ByteBuf bytes = payload.bytes();
        int size = bytes.readableBytes();
        if (size > SMALL && payload.hasRoom()) {
            bytes.readerIndex(bytes.readerIndex() - FrameHeader.SIZE);
            FrameHeader.writeData(bytes, bytes.readerIndex(), flags, stream, size);
            pass();
            context.write(bytes, context.voidPromise());
        } else {
            startData(flags, stream, size).writeBytes(bytes);
            bytes.release();
        }
    }

    /**
     * Ends a stream's bytes. Always with a frame of its own, as other implementations send it: some look at the flags of
     * a frame first and then drop its bytes, because the stream has ended.
     */
    void writeEnd(int flags, int stream) {
        openStream = 0;
        startData(flags | FrameHeader.FIN, stream, 0);
        openStream = 0;
    }

    /**
     * Starts a data frame, or prolongs the last one if it is of the same stream, and returns the buffer into which
     * exactly {@code size} bytes have to be written at once.
     */
    ByteBuf startData(int flags, int stream, int size) {
        if (openStream == stream && gathered.writableBytes() >= size) {
            FrameHeader.prolong(gathered, openFrame, flags, size);
            return gathered;
        }
        ByteBuf target = gather(FrameHeader.SIZE + size);
        openStream = stream;
        openFrame = target.writerIndex();
        target.writerIndex(openFrame + FrameHeader.SIZE);
        FrameHeader.writeData(target, openFrame, flags, stream, size);
        return target;
    }

    private ByteBuf gather(int size) {
        if (gathered != null && gathered.writableBytes() < size) {
            pass();
        }
        if (gathered == null) {
            gathered = context.alloc().directBuffer(RECORD, RECORD);
        }
        return gathered;
    }

    /** Hands the gathered frames on, so that what follows comes behind them. */
    private void pass() {
        if (gathered != null) {
            ByteBuf full = gathered;
            gathered = null;
            openStream = 0;
            context.write(full, context.voidPromise());
        }
    }

    boolean isWritable() {
        return context.channel().isWritable();
    }

    void flush() {
        pass();
        context.flush();
    }
}
