package dev.fairlead.gateway.group;

import java.util.Map;

/** What several agents of one tenant and location are to each other. */
public enum GroupMode {
    /** All of them serve; a new stream goes to the least loaded. */
    SHARED,
    /** One serves while it holds the lease; the others stand by. */
    EXCLUSIVE;

    /** How operators write them. */
    public static final Map<String, GroupMode> WORDS = Map.of("exclusive", EXCLUSIVE, "shared", SHARED);
}
