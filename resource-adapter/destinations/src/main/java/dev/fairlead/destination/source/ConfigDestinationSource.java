package dev.fairlead.destination.source;

import dev.fairlead.configuration.PropertyNames;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.FlatConfiguration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Destinations in a configuration with flat keys. Every look-up reads the configuration anew. */
public final class ConfigDestinationSource implements DestinationSource {

    /** What every key of a destination starts with. */
    public static final String PREFIX = "fairlead.destination.";

    /** What every key of a fragment starts with. */
    public static final String FRAGMENT_PREFIX = "fairlead.fragment.";

    private final FlatConfiguration configuration;

    public ConfigDestinationSource(FlatConfiguration configuration) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
    }

    @Override
    public String description() {
        return configuration.description();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String key : configuration.keys()) {
            int end = key.startsWith(PREFIX) ? key.indexOf('.', PREFIX.length()) : -1;
            if (end > PREFIX.length() && end < key.length() - 1) {
                names.add(key.substring(PREFIX.length(), end));
            }
        }
        return names;
    }

    @Override
    public Optional<Map<String, String>> find(String name) {
        return propertiesOf(PREFIX, name);
    }

    @Override
    public Optional<Map<String, String>> findFragment(String name) {
        return propertiesOf(FRAGMENT_PREFIX, name);
    }

    /** The first dot ends a name, so one with a dot in it is a name and the beginning of a property. */
    private Optional<Map<String, String>> propertiesOf(String kind, String name) {
        if (name.indexOf('.') >= 0) {
            return Optional.empty();
        }
        String prefix = kind + name + ".";
        Map<String, String> properties = new TreeMap<>();
        for (String property : propertiesUnder(prefix)) {
            value(name, prefix, property).ifPresent(value -> properties.put(property, value));
        }
        return properties.isEmpty() ? Optional.empty() : Optional.of(Map.copyOf(properties));
    }

    /**
     * An environment variable is listed as {@code FAIRLEAD_DESTINATION_ERP_URL}, from which the key cannot be told; asked
     * for by its key, it answers. Therefore all known properties are asked for whether listed or not.
     */
    private Set<String> propertiesUnder(String prefix) {
        Set<String> properties = new TreeSet<>(PropertyNames.known());
        for (String key : configuration.keys()) {
            if (key.startsWith(prefix) && key.length() > prefix.length()) {
                properties.add(key.substring(prefix.length()));
            }
        }
        return properties;
    }

    private Optional<String> value(String name, String prefix, String property) {
        try {
            return configuration.value(prefix + property);
        } catch (NoSuchElementException unresolved) {
            // not as the cause: its message may quote the value
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            name,
                            property,
                            "refers to configuration that cannot be resolved")
                    .withHint("Define what ${…} in " + prefix + property + " names"));
        }
    }
}
