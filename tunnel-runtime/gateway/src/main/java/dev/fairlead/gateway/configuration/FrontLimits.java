package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.http.HttpSettings;
import dev.fairlead.gateway.socks.SocksSettings;
import java.time.Duration;
import java.util.Objects;

/**
 * What a client of a listener may do; of the two protocols the one of the listener counts.
 *
 * @param maxConnections connections at a time
 * @param tlsHandshake longest time for a TLS handshake
 * @param http heads, and times of requests
 * @param socks tokens, and times of a connection
 */
public record FrontLimits(int maxConnections, Duration tlsHandshake, HttpSettings http, SocksSettings socks) {

    public FrontLimits {
        Objects.requireNonNull(tlsHandshake, "tlsHandshake");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(socks, "socks");
    }
}
