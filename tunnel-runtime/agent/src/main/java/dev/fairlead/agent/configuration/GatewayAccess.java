package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.carrier.CarrierSettings;
import java.util.Objects;

/**
 * How the gateway is reached.
 *
 * @param sessions how many sessions to hold to each gateway node
 * @param carrier what they travel in, and through which proxy
 */
public record GatewayAccess(int sessions, CarrierSettings carrier) {

    public GatewayAccess {
        Objects.requireNonNull(carrier, "carrier");
    }
}
