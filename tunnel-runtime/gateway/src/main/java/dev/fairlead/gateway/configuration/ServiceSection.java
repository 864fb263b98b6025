package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.service.ServiceMapping;
import dev.fairlead.gateway.service.ServiceMappings;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code services}: what agents reach through service channels (connectivity specification, 2.9). */
final class ServiceSection {
    ServiceMappings read(Optional<YamlValue> list) {
        List<ServiceMapping> read = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (YamlValue item : list.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(ServiceSection::mapping).ifPresent(mapping -> {
                if (seen.add(List.of(mapping.tenant(), mapping.service()))) {
                    read.add(mapping);
                } else {
                    item.wrong(
                            "the service " + mapping.service() + " of the tenant " + mapping.tenant()
                                    + " stands here a second time",
                            "Merge the two");
                }
            });
        }
        return new ServiceMappings(read);
    }

    private static Optional<ServiceMapping> mapping(YamlObject entry) {
        Optional<String> service = entry.required("service", ServiceMapping.NAME_HINT)
                .flatMap(value -> value.parsed(ServiceMapping::named, ServiceMapping.NAME_HINT));
        Optional<String> tenant = entry.required("tenant", "Write whose agents may reach the service")
                .flatMap(YamlValue::text);
        Optional<Endpoint> address = entry.required("address", "Write host and port, such as db.internal:5432")
                .flatMap(value -> value.parsed(Endpoint::parse, "Write host and port, such as db.internal:5432"));
        Set<String> locations = entry.has("locations") ? IssuerSection.texts(entry, "locations") : Set.of("");
        entry.close();
        return service.isEmpty() || tenant.isEmpty()
                ? Optional.empty()
                : address.map(at -> new ServiceMapping(tenant.get(), service.get(), at.host(), at.port(), locations));
    }
}
