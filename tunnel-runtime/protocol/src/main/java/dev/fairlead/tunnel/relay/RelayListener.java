package dev.fairlead.tunnel.relay;

/** Hears what becomes of a {@link StreamRelay}, on its event loop. */
public interface RelayListener {

    /** Opening side only: the peer accepted the stream. */
    default void accepted() {}

    /**
     * The relay has ended: stream and socket are closed, or will be once what is still on its way has left. Called once.
     *
     * @param end how, and how much was relayed
     */
    void ended(RelayEnd end);
}
