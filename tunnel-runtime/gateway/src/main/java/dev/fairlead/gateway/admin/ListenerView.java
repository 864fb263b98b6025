package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.client.FrontCounters;
import dev.fairlead.gateway.client.WireBytes;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One listener for clients, at this moment.
 *
 * @param name protocol and port
 * @param connections that stand
 * @param counters of its calls
 * @param tokens what became of the tokens of its calls
 * @param bytes of its connections
 * @param certificateEnd when its certificate expires; empty: it has none
 */
public record ListenerView(
        String name,
        int connections,
        FrontCounters counters,
        Map<String, Long> tokens,
        WireBytes bytes,
        Optional<Instant> certificateEnd) {

    public ListenerView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(counters, "counters");
        tokens = Map.copyOf(tokens);
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(certificateEnd, "certificateEnd");
    }
}
