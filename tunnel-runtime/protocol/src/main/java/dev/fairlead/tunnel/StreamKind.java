package dev.fairlead.tunnel;

/** What the bytes of a stream are. */
public enum StreamKind {
    /** One HTTP/1.1 request and its response. */
    HTTP,
    TCP,
    RFC,
    LDAP,
    /** Messages between gateway and agent; one a session, the first stream. */
    CONTROL
}
