package dev.fairlead.agent.access;

import dev.fairlead.tunnel.TunnelErrorCode;

/** Why access control denies, as the audit log writes it; callers learn less (agent specification, 3.13). */
public enum DenialReason {
    /** No resource covers the path. */
    RESOURCE(TunnelErrorCode.RESOURCE_DENIED),
    /** A suspended resource covers the path; callers cannot tell it from {@link #RESOURCE}. */
    RESOURCE_DISABLED(TunnelErrorCode.RESOURCE_DENIED),
    /** Servers may resolve the path in different ways. */
    AMBIGUOUS_PATH(TunnelErrorCode.PATH_AMBIGUOUS),
    /** The path is none. */
    MALFORMED(TunnelErrorCode.BAD_REQUEST);

    private final TunnelErrorCode code;

    DenialReason(TunnelErrorCode code) {
        this.code = code;
    }

    /** What the caller gets. */
    public TunnelErrorCode code() {
        return code;
    }
}
