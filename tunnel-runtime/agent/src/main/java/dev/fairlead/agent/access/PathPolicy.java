package dev.fairlead.agent.access;

/** What becomes of paths with doubled slashes (agent specification, 3.4); every other ambiguity is always refused. */
public enum PathPolicy {
    /** They are refused: servers resolve them in different ways. */
    STRICT,
    /** They pass where both readings are permitted, the path as it is and the path with single slashes. */
    LENIENT
}
