package dev.fairlead.tunnel.yamux;

/** How a stream ended before both sides had finished. */
public enum StreamEnd {
    /** The peer reset it. */
    RESET_BY_PEER,
    /** The session ended. */
    SESSION_LOST,
    /** Its bytes waited too long for the peer to read. */
    STALLED,
    /** It held most of what this side could no longer keep in memory. */
    OVERLOADED
}
