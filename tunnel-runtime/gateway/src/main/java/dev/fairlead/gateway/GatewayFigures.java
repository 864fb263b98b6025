package dev.fairlead.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a gateway fares at this moment, for its metrics (connectivity specification, 5.2).
 *
 * @param stalledStreams streams with bytes that their agent has not taken for a second or longer
 * @param bufferedBytes bytes of all streams in memory, exact to 64 KiB a session
 * @param openTimeouts streams for which no agent came in time, by tenant and location; what is beyond a hundred of them
 *     is counted as one
 * @param certificates when those that agents see expire: {@code gateway} and {@code authority}
 */
public record GatewayFigures(
        int stalledStreams, long bufferedBytes, List<OpenTimeouts> openTimeouts, Map<String, Instant> certificates) {

    public GatewayFigures {
        openTimeouts = List.copyOf(openTimeouts);
        certificates = Map.copyOf(certificates);
    }
}
