package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.carrier.CarrierSettings;
import java.time.Duration;
import java.util.Objects;

/**
 * How the gateway is reached.
 *
 * @param sessions how many sessions to hold to each gateway node
 * @param drain how long streams that run may go on when the agent stops
 * @param carrier what they travel in, and through which proxy
 * @param publishesMappings whether its operators are told what is exposed, by virtual names
 */
public record GatewayAccess(int sessions, Duration drain, CarrierSettings carrier, boolean publishesMappings) {

    public GatewayAccess {
        Objects.requireNonNull(drain, "drain");
        Objects.requireNonNull(carrier, "carrier");
    }
}
