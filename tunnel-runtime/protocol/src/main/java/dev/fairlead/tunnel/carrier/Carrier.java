package dev.fairlead.tunnel.carrier;

/** What an agent's session travels in. */
public enum Carrier {
    /** TLS with the tunnel's own protocol name; a WebSocket where the way to the gateway does not let that through. */
    AUTO,
    /** TLS with the tunnel's own protocol name, and nothing else. */
    TLS,
    /** A WebSocket over HTTP/1.1 and TLS. */
    WEBSOCKET
}
