package dev.fairlead.gateway.group;

/** What several agents of one tenant and location are to each other. */
public enum GroupMode {
    /** All of them serve; a new stream goes to the least loaded. */
    SHARED,
    /** One serves while it holds the lease; the others stand by. */
    EXCLUSIVE
}
