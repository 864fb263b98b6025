package dev.fairlead.destination.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Destinations and fragments that were read together, each by name.
 *
 * @param destinations properties of the destinations
 * @param fragments properties of the fragments, without {@code FragmentName}
 */
record Entries(Map<String, Map<String, String>> destinations, Map<String, Map<String, String>> fragments) {

    static final Entries NONE = new Entries(Map.of(), Map.of());

    private static final String FRAGMENT_NAME = "FragmentName";

    Entries {
        destinations = Collections.unmodifiableMap(new LinkedHashMap<>(destinations));
        fragments = Collections.unmodifiableMap(new LinkedHashMap<>(fragments));
    }

    /**
     * Sorts what a file holds. A fragment has {@code FragmentName} and no {@code Name}; an answer of the service has
     * both, because it says which fragments were merged.
     *
     * @throws IllegalArgumentException if something has no name, or a name of something else of its kind
     */
    static Entries of(List<Map<String, String>> all) {
        Map<String, Map<String, String>> destinations = new LinkedHashMap<>();
        Map<String, Map<String, String>> fragments = new LinkedHashMap<>();
        for (Map<String, String> properties : all) {
            if (isFragment(properties)) {
                add("fragment", fragments, name(properties, FRAGMENT_NAME), withoutName(properties));
            } else {
                add("destination", destinations, name(properties, "Name"), Map.copyOf(properties));
            }
        }
        return new Entries(destinations, fragments);
    }

    /**
     * Takes everything for fragments.
     *
     * @param name the name of a single one that does not say its own
     * @throws IllegalArgumentException if two have the same name, or several and one has none
     */
    static Entries fragments(List<Map<String, String>> all, String name) {
        Map<String, Map<String, String>> fragments = new LinkedHashMap<>();
        for (Map<String, String> properties : all) {
            String own = properties
                    .getOrDefault(FRAGMENT_NAME, all.size() == 1 ? name : "")
                    .strip();
            if (own.isEmpty()) {
                throw new IllegalArgumentException("holds a fragment without FragmentName");
            }
            add("fragment", fragments, own, withoutName(properties));
        }
        return new Entries(Map.of(), fragments);
    }

    static boolean isFragment(Map<String, String> properties) {
        return properties.containsKey(FRAGMENT_NAME) && !properties.containsKey("Name");
    }

    static String fragmentName(Map<String, String> properties) {
        return properties.getOrDefault(FRAGMENT_NAME, "").strip();
    }

    static Map<String, String> withoutName(Map<String, String> fragment) {
        Map<String, String> properties = new LinkedHashMap<>(fragment);
        properties.remove(FRAGMENT_NAME);
        return Collections.unmodifiableMap(properties);
    }

    /** All names, of both kinds. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(destinations.keySet());
        names.addAll(fragments.keySet());
        return names;
    }

    private static String name(Map<String, String> properties, String property) {
        String name = properties.getOrDefault(property, "").strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("holds a destination without Name");
        }
        return name;
    }

    private static void add(
            String kind, Map<String, Map<String, String>> all, String name, Map<String, String> properties) {
        if (all.putIfAbsent(name, properties) != null) {
            throw new IllegalArgumentException("holds the " + kind + " '" + name + "' twice");
        }
    }
}
