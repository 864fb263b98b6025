package dev.fairlead.tunnel;

import io.netty.buffer.ByteBuf;

/** What happens on a stream; called on the stream's event loop, in the order of the wire. */
public interface StreamHandler {

    /** Opening side only: the peer accepted. Bytes may have been written before. */
    default void accepted() {}

    /** Opening side only: as {@link #accepted()}, and the peer says what took how long until then. */
    default void accepted(ServiceTimes times) {
        accepted();
    }

    /** Bytes arrived; the reference passes to the handler, which reports them as consumed later. */
    void data(ByteBuf data);

    /**
     * What has arrived so far was all for now; follows one or more calls of {@link #data}. The moment to flush what was
     * gathered, so that many small pieces share one system call.
     */
    default void readComplete() {}

    /** The peer sends no more; this side may go on. */
    void finished();

    /** The stream can take bytes again after {@link TunnelStream#isWritable} said no. */
    default void writable() {}

    /**
     * The stream ended before both sides had finished: refused, reset, or lost with its session. Called at most once,
     * and nothing follows.
     */
    void failed(StreamError error);

    /** Opening side only: as {@link #failed}, and it was the peer who decided so in its answer. */
    default void refused(StreamError error) {
        failed(error);
    }
}
