package dev.fairlead.rfc;

/** How far a call in an outbox has come. When the system has been told that it will not come again it is deleted. */
public enum OutboxState {
    /** To be sent, or sent again. */
    NEW,
    /** Made by the system, which remembers its id until it is told that it may forget it. */
    SENT,
    /** Refused by the system; not sent again by itself. */
    FAILED
}
