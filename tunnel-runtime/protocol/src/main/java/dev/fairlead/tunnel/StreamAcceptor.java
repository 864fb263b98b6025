package dev.fairlead.tunnel;

/** The accepting side of a session: decides what becomes of a stream that the peer opens. */
@FunctionalInterface
public interface StreamAcceptor {

    /**
     * A stream was opened; called on its event loop. The acceptor answers with {@link TunnelStream#accept} or
     * {@link TunnelStream#refuse}, at once or later.
     *
     * @return what gets the stream's events from now on
     */
    StreamHandler opened(TunnelStream stream);
}
