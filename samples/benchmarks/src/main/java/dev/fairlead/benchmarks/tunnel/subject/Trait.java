package dev.fairlead.benchmarks.tunnel.subject;

/** What a subject is, for the comparisons. */
public enum Trait {
    /** Stands in the table for orientation: nothing is hidden from the network. */
    REFERENCE,
    /** Ours. */
    FAIRLEAD,
    /** Somebody else's, encrypted. */
    PEER,
    /** A peer or ours that puts many streams on few connections. */
    MULTIPLEXING,
    /** The far end dials out, as an agent behind a firewall must. */
    DIALS_OUT,
    /** Understands the requests that pass. */
    HTTP,
    /** Takes nothing but requests of users, which it controls and passes on. */
    USERS,
    /** Ours with its streams in a WebSocket, as networks want it that pass nothing else. */
    WEBSOCKET,
    /** Runs on Java, which is slow at first. */
    JAVA
}
