package dev.fairlead.destination.source;

import dev.fairlead.configuration.PropertyNames;
import dev.fairlead.source.DestinationSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Destinations in a configuration with flat keys: {@code fairlead.destination.<name>.<Property>}, and fragments as
 * {@code fairlead.fragment.<name>.<Property>}. Every look-up reads the configuration anew.
 */
public final class ConfigDestinationSource implements DestinationSource {

    /** What every key of a destination starts with. */
    public static final String PREFIX = "fairlead.destination.";

    /** What every key of a fragment starts with. */
    public static final String FRAGMENT_PREFIX = "fairlead.fragment.";

    private final String description;
    private final Supplier<? extends Iterable<String>> keys;
    private final Function<String, Optional<String>> value;

    /**
     * @param description what messages call this source
     * @param keys all keys that the configuration can list
     * @param value the value of a key; also asked for keys that are not listed, since environment variables are listed
     *     in another spelling than they are asked for
     */
    public ConfigDestinationSource(
            String description, Supplier<? extends Iterable<String>> keys, Function<String, Optional<String>> value) {
        this.description = Objects.requireNonNull(description, "description");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.value = Objects.requireNonNull(value, "value");
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String key : keys.get()) {
            int end = key.startsWith(PREFIX) ? key.indexOf('.', PREFIX.length()) : -1;
            if (end > PREFIX.length()) {
                names.add(key.substring(PREFIX.length(), end));
            }
        }
        return names;
    }

    @Override
    public Optional<Map<String, String>> find(String name) {
        return properties(PREFIX + name + ".");
    }

    @Override
    public Optional<Map<String, String>> findFragment(String name) {
        return properties(FRAGMENT_PREFIX + name + ".");
    }

    private Optional<Map<String, String>> properties(String prefix) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String key : keys.get()) {
            if (key.startsWith(prefix) && key.length() > prefix.length()) {
                value.apply(key).ifPresent(found -> properties.put(key.substring(prefix.length()), found));
            }
        }
        for (String property : PropertyNames.known()) {
            if (!properties.containsKey(property)) {
                value.apply(prefix + property).ifPresent(found -> properties.put(property, found));
            }
        }
        return properties.isEmpty() ? Optional.empty() : Optional.of(properties);
    }
}
