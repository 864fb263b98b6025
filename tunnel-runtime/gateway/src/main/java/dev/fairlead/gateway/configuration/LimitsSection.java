package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.configuration.FrontSettings.Authorization;
import dev.fairlead.gateway.configuration.FrontSettings.Protocol;
import dev.fairlead.gateway.http.HttpSettings;
import dev.fairlead.gateway.socks.SocksSettings;
import dev.fairlead.tunnel.configuration.YamlObject;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code maxConnections} and {@code limits} of a listener: what a client may do. */
final class LimitsSection {
    private static final int MAX_CONNECTIONS = 100_000;
    private static final int DEFAULT_CONNECTIONS = 1_000;
    private static final int SMALLEST = 1024;
    private static final int LARGEST = 1024 * 1024;
    /** A token travels in the opening of a stream, which has 64 KiB. */
    private static final int LARGEST_TOKEN = 48 * 1024;

    private static final int FEWEST_HEADERS = 20;
    private static final int MOST_HEADERS = 100_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration TLS_HANDSHAKE = Duration.ofSeconds(10);

    private LimitsSection() {}

    static FrontLimits read(Protocol protocol, Authorization authorization, YamlObject entry) {
        int connections = entry.value("maxConnections")
                .flatMap(value -> value.number(1, MAX_CONNECTIONS))
                .orElse(DEFAULT_CONNECTIONS);
        SocksSettings socks = SocksSettings.withDefaults(authorization == Authorization.NONE);
        Optional<YamlObject> limits = entry.object("limits");
        if (limits.isEmpty()) {
            return new FrontLimits(connections, TLS_HANDSHAKE, HttpSettings.DEFAULT, socks);
        }
        YamlObject keys = limits.get();
        FrontLimits read = new FrontLimits(
                connections,
                time(keys, "tlsHandshake", TLS_HANDSHAKE),
                protocol == Protocol.HTTP ? http(keys) : HttpSettings.DEFAULT,
                protocol == Protocol.SOCKS ? socks(keys, socks) : socks);
        keys.close();
        return read;
    }

    private static HttpSettings http(YamlObject keys) {
        HttpSettings usual = HttpSettings.DEFAULT;
        HttpSettings read = new HttpSettings(
                bytes(keys, "line", LARGEST, usual.maxLine()),
                bytes(keys, "headers", LARGEST, usual.maxHeaders()),
                keys.value("headerCount")
                        .flatMap(value -> value.number(FEWEST_HEADERS, MOST_HEADERS))
                        .orElse(usual.maxHeaderCount()),
                time(keys, "head", usual.headTimeout()),
                time(keys, "idle", usual.idleTimeout()),
                time(keys, "stalled", usual.stallTimeout()));
        if (read.maxHeaders() < read.maxLine()) {
            keys.wrong(
                    "a line may have " + read.maxLine() + " bytes, and all headers together " + read.maxHeaders(),
                    "Make headers as large as line, or larger");
        }
        return read;
    }

    private static SocksSettings socks(YamlObject keys, SocksSettings usual) {
        return new SocksSettings(
                usual.trusted(),
                bytes(keys, "token", LARGEST_TOKEN, usual.maxToken()),
                time(keys, "handshake", usual.handshakeTimeout()),
                time(keys, "stalled", usual.stallTimeout()));
    }

    private static int bytes(YamlObject keys, String key, int largest, int usual) {
        return keys.value(key).flatMap(value -> value.bytes(SMALLEST, largest)).orElse(usual);
    }

    private static Duration time(YamlObject keys, String key, Duration usual) {
        return keys.value(key)
                .flatMap(value -> value.duration(SHORTEST, LONGEST))
                .orElse(usual);
    }
}
