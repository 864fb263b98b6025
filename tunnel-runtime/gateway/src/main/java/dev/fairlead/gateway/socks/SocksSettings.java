package dev.fairlead.gateway.socks;

import java.time.Duration;
import java.util.Objects;

/**
 * What a client of the proxy may do.
 *
 * @param trusted whether method 0x00 is offered too: no token is asked for then
 * @param maxToken longest token in bytes
 * @param handshakeTimeout longest time from the first byte to the request
 * @param stallTimeout how long a client may take nothing of what waits for it
 */
public record SocksSettings(boolean trusted, int maxToken, Duration handshakeTimeout, Duration stallTimeout) {

    public SocksSettings {
        Objects.requireNonNull(handshakeTimeout, "handshakeTimeout");
        Objects.requireNonNull(stallTimeout, "stallTimeout");
        if (maxToken < 1) {
            throw new IllegalArgumentException("a token must have a byte");
        }
    }

    /** Tokens of 16 KiB; 30 s for the handshake, 60 s stalled. */
    public static SocksSettings withDefaults(boolean trusted) {
        return new SocksSettings(trusted, 16 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
}
