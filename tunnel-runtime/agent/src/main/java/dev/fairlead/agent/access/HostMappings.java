package dev.fairlead.agent.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mappings of one virtual host, found by port. */
final class HostMappings {
    private final Map<String, SystemMapping> byPort = new HashMap<>();
    private final List<SystemMapping> ranges = new ArrayList<>();

    /**
     * @throws IllegalArgumentException if an application could mean another mapping by the same port
     */
    void add(SystemMapping mapping) {
        boolean taken =
                byPort.values().stream().anyMatch(other -> other.address().overlaps(mapping.address()))
                        || ranges.stream().anyMatch(other -> other.address().overlaps(mapping.address()));
        if (taken) {
            throw new IllegalArgumentException("Two mappings for " + mapping.virtualAuthority());
        }
        if (mapping.address().virtualPort().several()) {
            ranges.add(mapping);
        } else {
            byPort.put(mapping.address().virtualPort().text(), mapping);
        }
    }

    Optional<SystemMapping> find(String port) {
        SystemMapping exact = byPort.get(port);
        return exact != null
                ? Optional.of(exact)
                : ranges.stream()
                        .filter(mapping -> mapping.address().virtualPort().covers(port))
                        .findFirst();
    }
}
