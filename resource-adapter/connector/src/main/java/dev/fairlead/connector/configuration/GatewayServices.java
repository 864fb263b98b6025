package dev.fairlead.connector.configuration;

import dev.fairlead.gateway.service.ServiceMapping;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what agents reach through service channels: names in one list, and for each of them {@code address},
 * {@code tenant} and {@code locations} below the key of the list.
 */
final class GatewayServices {
    /** How agents without a location stand in a list of locations. */
    private static final String NO_LOCATION = "\"\"";

    private GatewayServices() {}

    static List<ServiceMapping> of(SettingValues values, String tenant) {
        return values.list(Setting.GATEWAY_SERVICES).stream()
                .distinct()
                .map(name -> service(values, name, tenant))
                .toList();
    }

    private static ServiceMapping service(SettingValues values, String name, String tenant) {
        String prefix = Setting.GATEWAY_SERVICES.key() + "." + name + ".";
        Endpoint address = values.text(prefix + "address")
                .map(text -> SettingValues.endpoint(prefix + "address", text))
                .orElseThrow(() -> new IllegalArgumentException(
                        prefix + "address is not set: write host:port of the service " + name));
        Optional<String> locations = values.text(prefix + "locations");
        try {
            return new ServiceMapping(
                    values.text(prefix + "tenant").orElse(tenant),
                    name,
                    address.host(),
                    address.port(),
                    locations.map(GatewayServices::locations).orElse(Set.of("")));
        } catch (IllegalArgumentException unnamed) {
            throw new IllegalArgumentException(
                    Setting.GATEWAY_SERVICES.key() + " has '" + name + "': " + ServiceMapping.NAME_HINT, unnamed);
        }
    }

    private static Set<String> locations(String text) {
        return SettingValues.entries(text).stream()
                .map(entry -> entry.equals(NO_LOCATION) ? "" : entry)
                .collect(Collectors.toUnmodifiableSet());
    }
}
