package dev.fairlead.agent.access;

/** Where a back end sees the caller's certificate. */
public enum PrincipalPresentation {
    /** In the header {@code SSL_CLIENT_CERT}, beside the system certificate in TLS. */
    HEADER,
    /** As the client certificate of the TLS handshake. */
    HANDSHAKE
}
