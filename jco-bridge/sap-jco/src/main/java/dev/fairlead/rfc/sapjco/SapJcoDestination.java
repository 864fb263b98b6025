package dev.fairlead.rfc.sapjco;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What SAP JCo is told of a destination.
 *
 * @param tenant to whom it belongs
 * @param level where it was found
 * @param name as applications know it
 * @param properties under SAP's names ({@code jco.client.ashost}); some are secret
 */
public record SapJcoDestination(String tenant, String level, String name, Map<String, String> properties) {
    /** Names of properties that end so, or contain it, are taken for secret. */
    private static final List<String> SECRET =
            List.of("passwd", "password", "secret", "mysapsso2", "x509cert", "token", "saprouter");

    public SapJcoDestination {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(name, "name");
        properties = Map.copyOf(properties);
    }

    /** Values that no message may show, those first that may hold others. */
    List<String> secrets() {
        return properties.entrySet().stream()
                .filter(property -> SECRET.stream().anyMatch(property.getKey()::contains))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isEmpty())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** Without properties: some are secret. */
    @Override
    public String toString() {
        return tenant + "/" + level + "/" + name;
    }
}
