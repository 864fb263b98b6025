package dev.fairlead.tunnel;

/** The channel a principal came through; never read from the token itself. */
public enum PrincipalKind {
    BUSINESS,
    TECHNICAL
}
