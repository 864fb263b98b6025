package dev.fairlead.agent.access;

/** Which host name a back end sees in {@code Host} (agent specification, 3.6). */
public enum HostPolicy {
    /** The virtual one, as the application wrote it. */
    VIRTUAL,
    /** The internal one; the virtual one goes into {@code X-Forwarded-Host}. */
    INTERNAL
}
