package dev.fairlead.gateway.configuration;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * The listener for health and metrics.
 *
 * @param address on which it listens
 * @param tenantLabels whether metrics tell tenants apart where they tell locations apart: as many more series
 */
public record AdminSettings(InetSocketAddress address, boolean tenantLabels) {

    public AdminSettings {
        Objects.requireNonNull(address, "address");
    }
}
