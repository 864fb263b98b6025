/**
 * What carries a session's bytes: TLS 1.3 or 1.2 over TCP with the tunnel's own ALPN name, both sides authenticated.
 * Nothing above this package depends on TCP.
 */
package dev.fairlead.tunnel.carrier;
