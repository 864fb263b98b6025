package dev.fairlead.tunnel.relay;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;

/** Hears what becomes of a {@link StreamRelay}, on its event loop. */
public interface RelayListener {

    /** Opening side only: the peer accepted the stream. */
    default void accepted() {}

    /**
     * The local socket broke, or closed before its time.
     *
     * @param cause what was seen; its text may name internal addresses
     * @return what the stream is told
     */
    default StreamError broken(Throwable cause) {
        return new StreamError(TunnelErrorCode.BACKEND_LOST, "the connection was broken off");
    }

    /**
     * The relay has ended: stream and socket are closed, or will be once what is still on its way has left. Called once.
     *
     * @param end how, and how much was relayed
     */
    void ended(RelayEnd end);
}
