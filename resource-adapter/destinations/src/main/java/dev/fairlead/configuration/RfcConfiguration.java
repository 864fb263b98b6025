package dev.fairlead.configuration;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A valid RFC destination.
 *
 * @param name its name
 * @param description text for people
 * @param proxyType {@code jco.destination.proxy_type}: the way to the target
 * @param locationId {@code jco.client.cloud_connector_location_id}; empty for the agents without one
 * @param target where the system is
 * @param logon who calls
 * @param settings how calls are made
 * @param trust whom the destination trusts, for WebSocket over the Internet
 * @param others further properties that begin with {@code jco.}
 */
public record RfcConfiguration(
        String name,
        Optional<String> description,
        ProxyType proxyType,
        String locationId,
        RfcTarget target,
        RfcLogon logon,
        RfcSettings settings,
        TrustSettings trust,
        Map<String, String> others)
        implements Configuration {

    public RfcConfiguration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(proxyType, "proxyType");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(logon, "logon");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(trust, "trust");
        others = Map.copyOf(others);
    }

    @Override
    public DestinationType type() {
        return DestinationType.RFC;
    }

    @Override
    public Authentication authentication() {
        return logon.authentication();
    }

    @Override
    public String authenticationType() {
        return logon.value();
    }

    /**
     * The properties by their names in the destination, with the defaults that count. Passwords and what looks like one are
     * masked.
     */
    public Map<String, String> visibleProperties() {
        return RfcPropertyView.of(this);
    }

    /** Name, target and logon; further properties may be secret. */
    @Override
    public String toString() {
        return "RfcConfiguration[" + name + ", " + target + ", " + proxyType.value() + ", " + logon.value() + "]";
    }
}
