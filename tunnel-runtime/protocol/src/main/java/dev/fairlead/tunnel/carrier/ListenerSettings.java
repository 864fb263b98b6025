package dev.fairlead.tunnel.carrier;

import java.time.Duration;
import java.util.Objects;

/**
 * Where a gateway listens for agents, and how many it bears.
 *
 * @param bindHost address of this machine
 * @param port 0 for any that is free
 * @param maxConnections connections at a time, those in their handshake included; further ones are closed at once
 * @param handshakeTimeout how long it may take until a connection is a session or enrols
 */
public record ListenerSettings(String bindHost, int port, int maxConnections, Duration handshakeTimeout) {

    public ListenerSettings {
        Objects.requireNonNull(bindHost, "bindHost");
        Objects.requireNonNull(handshakeTimeout, "handshakeTimeout");
    }
}
