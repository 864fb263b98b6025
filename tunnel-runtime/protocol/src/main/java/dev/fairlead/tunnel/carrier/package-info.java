/**
 * What carries a session's bytes: TLS 1.3 or 1.2 over TCP, both sides authenticated, with the tunnel's own ALPN name or
 * inside a WebSocket (connectivity specification, 8.4 and 8.5), and through an HTTP proxy where the network demands one.
 * An ingress may end the outer TLS of a WebSocket; there is a second one inside then, so that it sees nothing and vouches
 * for nobody. Nothing above this package depends on TCP.
 */
package dev.fairlead.tunnel.carrier;
