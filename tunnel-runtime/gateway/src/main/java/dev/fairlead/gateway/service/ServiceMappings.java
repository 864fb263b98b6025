package dev.fairlead.gateway.service;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that agents may reach; immutable. */
public final class ServiceMappings {
    /** No agent reaches anything. */
    public static final ServiceMappings NONE = new ServiceMappings(List.of());

    private final Map<Key, ServiceMapping> mappings = new HashMap<>();

    /** @throws IllegalArgumentException if a service is mapped twice for a tenant */
    public ServiceMappings(List<ServiceMapping> all) {
        for (ServiceMapping mapping : all) {
            if (mappings.put(new Key(mapping.tenant(), mapping.service()), mapping) != null) {
                throw new IllegalArgumentException(
                        "the service " + mapping.service() + " of the tenant " + mapping.tenant() + " is mapped twice");
            }
        }
    }

    /** Every mapping, in no order. */
    public Collection<ServiceMapping> all() {
        return Collections.unmodifiableCollection(mappings.values());
    }

    /** The service as agents of that tenant and location reach it; empty if they do not. */
    Optional<ServiceMapping> find(String tenant, String locationId, String service) {
        return Optional.ofNullable(mappings.get(new Key(tenant, service)))
                .filter(mapping -> mapping.locations().contains(locationId));
    }

    private record Key(String tenant, String service) {}
}
