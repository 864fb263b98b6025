package dev.fairlead.cdi.configuration;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.source.DestinationSource;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Destinations in MicroProfile Config: {@code fairlead.destination.<name>.<Property>}, with SAP BTP's property names, and
 * fragments: {@code fairlead.fragment.<name>.<Property>}. Nothing is kept, so a change in a dynamic config source counts at the next look-up.
 */
final class ConfigDestinationSource implements DestinationSource {
    private static final String DESTINATIONS = "fairlead.destination.";
    private static final String FRAGMENTS = "fairlead.fragment.";

    private final Config config;
    private final String application;

    ConfigDestinationSource(Config config, String application) {
        this.config = config;
        this.application = application;
    }

    @Override
    public String description() {
        return "MicroProfile Config of " + application;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String key : config.getPropertyNames()) {
            int end = key.startsWith(DESTINATIONS) ? key.indexOf('.', DESTINATIONS.length()) : -1;
            if (end > DESTINATIONS.length() && end < key.length() - 1) {
                names.add(key.substring(DESTINATIONS.length(), end));
            }
        }
        return names;
    }

    @Override
    public Optional<Map<String, String>> find(String name) {
        return propertiesOf(DESTINATIONS, name);
    }

    @Override
    public Optional<Map<String, String>> findFragment(String name) {
        return propertiesOf(FRAGMENTS, name);
    }

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
     * for by its key, it answers. Therefore the common properties are asked for whether listed or not.
     */
    private Set<String> propertiesUnder(String prefix) {
        Set<String> properties = new TreeSet<>(WellKnownProperties.NAMES);
        for (String key : config.getPropertyNames()) {
            if (key.startsWith(prefix) && key.length() > prefix.length()) {
                properties.add(key.substring(prefix.length()));
            }
        }
        return properties;
    }

    private Optional<String> value(String name, String prefix, String property) {
        try {
            Optional<String> value = config.getOptionalValue(prefix + property, String.class);
            if (value.isEmpty() && isUnresolved(config.getConfigValue(prefix + property))) {
                throw unresolved(name, prefix, property);
            }
            return value;
        } catch (NoSuchElementException | IllegalArgumentException endless) {
            // not as the cause: its message may quote the value
            throw unresolved(name, prefix, property);
        }
    }

    /** MicroProfile Config takes a property whose {@code ${…}} names nothing for one that is not there. */
    private static boolean isUnresolved(ConfigValue value) {
        return value.getRawValue() != null && value.getRawValue().contains("${");
    }

    private static InvalidDestinationException unresolved(String name, String prefix, String property) {
        return new InvalidDestinationException(ErrorDetail.of(
                        ErrorCode.PROPERTY_INVALID, name, property, "refers to configuration that cannot be resolved")
                .withHint("Define what ${…} in " + prefix + property + " names"));
    }
}
