package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;

/** Hears what happens on a stream, on the session's event loop and in the order of the wire. */
public interface YamuxStreamListener {

    /** Bytes arrived; the reference passes to the listener, which reports them with {@link YamuxStream#consumed}. */
    void data(ByteBuf data);

    /** What has arrived so far was all for now: a good moment to pass on what was gathered. */
    default void readComplete() {}

    /** The peer sends no more. */
    void finished();

    /** The stream takes bytes again after {@link YamuxStream#isWritable} said no. */
    void writable();

    /**
     * The stream ended early; nothing follows.
     *
     * @param detail says more than {@code end} does; may be empty
     */
    void ended(StreamEnd end, String detail);
}
