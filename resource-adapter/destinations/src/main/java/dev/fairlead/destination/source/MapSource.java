package dev.fairlead.destination.source;

import dev.fairlead.source.DestinationSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Destinations and fragments that a program holds. Immutable. */
public final class MapSource implements DestinationSource {

    private final String description;
    private final Map<String, Map<String, String>> destinations;
    private final Map<String, Map<String, String>> fragments;

    /**
     * A source without fragments. Takes a copy.
     *
     * @param description what messages call this source
     * @param destinations properties by the destination's name
     */
    public MapSource(String description, Map<String, Map<String, String>> destinations) {
        this(description, destinations, Map.of());
    }

    /**
     * Takes a copy.
     *
     * @param description what messages call this source
     * @param destinations properties by the destination's name
     * @param fragments properties by the fragment's name
     */
    public MapSource(
            String description,
            Map<String, Map<String, String>> destinations,
            Map<String, Map<String, String>> fragments) {
        this.description = description;
        this.destinations = copy(destinations);
        this.fragments = copy(fragments);
    }

    private static Map<String, Map<String, String>> copy(Map<String, Map<String, String>> byName) {
        return byName.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    /** A source of one destination. */
    public static MapSource of(String name, Map<String, String> properties) {
        return new MapSource("properties of '" + name + "'", Map.of(name, new LinkedHashMap<>(properties)));
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Set<String> names() {
        return destinations.keySet();
    }

    @Override
    public Optional<Map<String, String>> find(String name) {
        return Optional.ofNullable(destinations.get(name));
    }

    @Override
    public Optional<Map<String, String>> findFragment(String name) {
        return Optional.ofNullable(fragments.get(name));
    }
}
