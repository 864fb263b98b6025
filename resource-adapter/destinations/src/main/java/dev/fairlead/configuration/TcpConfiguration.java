package dev.fairlead.configuration;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A valid TCP destination. It has no authentication of its own.
 *
 * @param name its name
 * @param description text for people
 * @param address host and port; for {@link ProxyType#ON_PREMISE} the virtual ones of an agent's mapping
 * @param proxyType the way to the target
 * @param locationId {@code CloudConnectorLocationId}; empty for the agents without one
 * @param options what the socket is set to
 */
public record TcpConfiguration(
        String name,
        Optional<String> description,
        ServerAddress address,
        ProxyType proxyType,
        String locationId,
        Options options)
        implements Configuration {

    public TcpConfiguration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(proxyType, "proxyType");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(options, "options");
    }

    /**
     * Options of a socket; what is empty is left to the operating system.
     *
     * @param noDelay {@code tcp.nodelay}
     * @param linger {@code tcp.socket.linger} in seconds; negative to switch lingering off
     * @param sendBuffer {@code tcp.socket.sndbuf} in bytes
     * @param receiveBuffer {@code tcp.socket.rcvbuf} in bytes
     * @param timeout {@code tcp.socket.timeout}: limit for each read
     * @param keepAlive {@code tcp.socket.keepalive}
     * @param reuseAddress {@code tcp.socket.reuseaddr}
     */
    public record Options(
            Optional<Boolean> noDelay,
            OptionalInt linger,
            OptionalInt sendBuffer,
            OptionalInt receiveBuffer,
            Optional<Duration> timeout,
            Optional<Boolean> keepAlive,
            Optional<Boolean> reuseAddress) {
        public Options {
            Objects.requireNonNull(noDelay, "noDelay");
            Objects.requireNonNull(linger, "linger");
            Objects.requireNonNull(sendBuffer, "sendBuffer");
            Objects.requireNonNull(receiveBuffer, "receiveBuffer");
            Objects.requireNonNull(timeout, "timeout");
            Objects.requireNonNull(keepAlive, "keepAlive");
            Objects.requireNonNull(reuseAddress, "reuseAddress");
        }
    }

    @Override
    public DestinationType type() {
        return DestinationType.TCP;
    }

    @Override
    public Authentication authentication() {
        return new Authentication.None();
    }

    @Override
    public TrustSettings trust() {
        return TrustSettings.DEFAULT;
    }
}
