package dev.fairlead.gateway;

import java.util.Objects;

/**
 * Streams for which no agent came in time.
 *
 * @param tenant whose agents were wanted
 * @param locationId where; empty for agents without a location
 * @param count how many streams so far
 */
public record OpenTimeouts(String tenant, String locationId, long count) {

    public OpenTimeouts {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
    }
}
