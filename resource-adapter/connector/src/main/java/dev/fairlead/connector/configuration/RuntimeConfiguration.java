package dev.fairlead.connector.configuration;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a runtime is opened with. Two that are equal can share one runtime.
 *
 * @param destinationsDirectory directory of exported destinations; empty for none
 * @param tenant the tenant of this installation; {@code default} unless configured, as at the gateway's enrolment
 * @param gateway the gateway to run; empty for none
 */
public record RuntimeConfiguration(
        Optional<Path> destinationsDirectory, String tenant, Optional<GatewayConfiguration> gateway) {
    private static final String DEFAULT_TENANT = "default";
    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final String GATEWAY_DIRECTORY = "fairlead.gateway.directory";
    private static final String GATEWAY_PORT = "fairlead.gateway.agents.port";

    public RuntimeConfiguration {
        Objects.requireNonNull(destinationsDirectory, "destinationsDirectory");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(gateway, "gateway");
    }

    /**
     * What {@code properties} say, and the settings of the server where they say nothing.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names its key
     */
    public static RuntimeConfiguration of(AdapterProperties properties, Settings settings) {
        return new RuntimeConfiguration(
                first(properties.destinationsDirectory(), settings, "fairlead.destinations.directory")
                        .map(Path::of),
                first(properties.tenant(), settings, "fairlead.tenant").orElse(DEFAULT_TENANT),
                gateway(properties, settings));
    }

    private static Optional<GatewayConfiguration> gateway(AdapterProperties properties, Settings settings) {
        int port = first(properties.gatewayPort(), settings, GATEWAY_PORT)
                .map(RuntimeConfiguration::port)
                .orElse(-1);
        if (port < 0) {
            return Optional.empty();
        }
        String directory = first(properties.gatewayDirectory(), settings, GATEWAY_DIRECTORY)
                .orElseThrow(() -> new IllegalArgumentException(GATEWAY_PORT + " is set and " + GATEWAY_DIRECTORY
                        + " is not: name a directory that the gateway may keep its keys in"));
        String host = first(properties.gatewayHost(), settings, "fairlead.gateway.agents.host")
                .orElse(EVERY_ADDRESS);
        return Optional.of(new GatewayConfiguration(Path.of(directory), host, port));
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= -1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw new IllegalArgumentException(
                GATEWAY_PORT + " is '" + value + "': use a port, 0 for any free one, or -1 for no gateway");
    }

    private static Optional<String> first(String property, Settings settings, String key) {
        return property.isEmpty() ? settings.value(key).map(String::strip) : Optional.of(property);
    }
}
