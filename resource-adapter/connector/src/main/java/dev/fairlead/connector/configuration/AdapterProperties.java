package dev.fairlead.connector.configuration;

import java.io.Serializable;

/**
 * The properties of the resource adapter as its container set them; an empty one is not set. The keys beside them are
 * where {@link RuntimeConfiguration#of} looks for what is not set.
 *
 * @param destinationsDirectory {@code fairlead.destinations.directory}
 * @param tenant {@code fairlead.tenant}
 * @param gatewayDirectory {@code fairlead.gateway.directory}
 * @param gatewayHost {@code fairlead.gateway.agents.host}
 * @param gatewayPort {@code fairlead.gateway.agents.port}
 */
public record AdapterProperties(
        String destinationsDirectory, String tenant, String gatewayDirectory, String gatewayHost, String gatewayPort)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing is set. */
    public static final AdapterProperties NONE = new AdapterProperties("", "", "", "", "");

    public AdapterProperties {
        destinationsDirectory = orEmpty(destinationsDirectory);
        tenant = orEmpty(tenant);
        gatewayDirectory = orEmpty(gatewayDirectory);
        gatewayHost = orEmpty(gatewayHost);
        gatewayPort = orEmpty(gatewayPort);
    }

    public AdapterProperties withDestinationsDirectory(String value) {
        return new AdapterProperties(value, tenant, gatewayDirectory, gatewayHost, gatewayPort);
    }

    public AdapterProperties withTenant(String value) {
        return new AdapterProperties(destinationsDirectory, value, gatewayDirectory, gatewayHost, gatewayPort);
    }

    public AdapterProperties withGatewayDirectory(String value) {
        return new AdapterProperties(destinationsDirectory, tenant, value, gatewayHost, gatewayPort);
    }

    public AdapterProperties withGatewayHost(String value) {
        return new AdapterProperties(destinationsDirectory, tenant, gatewayDirectory, value, gatewayPort);
    }

    public AdapterProperties withGatewayPort(String value) {
        return new AdapterProperties(destinationsDirectory, tenant, gatewayDirectory, gatewayHost, value);
    }

    /** Containers hand over null for what a descriptor leaves out. */
    private static String orEmpty(String value) {
        return value == null ? "" : value.strip();
    }
}
