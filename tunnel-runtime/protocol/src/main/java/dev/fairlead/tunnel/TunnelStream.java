package dev.fairlead.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/**
 * One stream of a session. A session, its streams and whatever they are joined to live on one event loop; every method
 * is called on it, and every event of the {@link StreamHandler} comes on it.
 */
public interface TunnelStream {

    /** The loop that owns this stream. */
    EventLoop eventLoop();

    /** What the stream was opened for. */
    OpenRequest request();

    /** Accepting side only: answers the opening positively. Must precede the first {@link #write}. */
    default void accept() {
        throw new IllegalStateException("this side opened the stream");
    }

    /** Accepting side only: as {@link #accept()}, and tells the peer what took how long. */
    default void accept(ServiceTimes times) {
        accept();
    }

    /** Accepting side only: answers the opening negatively and ends the stream. Nothing may follow. */
    default void refuse(StreamError error) {
        throw new IllegalStateException("this side opened the stream");
    }

    /**
     * Queues bytes; takes over the reference. Never blocks: look at {@link #isWritable} and stop producing when it
     * says no. Dropped if the stream has ended.
     */
    void write(ByteBuf data);

    /**
     * As {@link #write}, without a copy of large buffers.
     *
     * @param data made by {@link FrameRoom#allocate} and filled, with nobody else holding a reference or a view of it:
     *     what is in front of its bytes will be overwritten
     */
    default void writeWithRoom(ByteBuf data) {
        write(data);
    }

    /** Whether the bytes that wait for credit or for the carrier are below the high watermark. */
    boolean isWritable();

    /** Whether any byte given to {@link #write} has been handed to the carrier: from then on the peer may have it. */
    boolean handedOver();

    /** No more bytes from this side; the other direction goes on. */
    void finish();

    /** Ends both directions at once; {@code error} reaches the peer where the stream's answer has not been given. */
    void reset(StreamError error);

    /**
     * Gives the peer credit for bytes received, once they have gone where they should: this is the back-pressure.
     *
     * @param bytes as many as {@link StreamHandler#data} brought; never more in sum
     */
    void consumed(int bytes);
}
