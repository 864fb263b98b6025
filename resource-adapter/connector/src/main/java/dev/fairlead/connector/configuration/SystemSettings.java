package dev.fairlead.connector.configuration;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * System properties, then the environment: there a key stands as it is, or in capitals with an underscore for all that
 * is neither letter nor digit, as in MicroProfile Config.
 */
final class SystemSettings implements Settings {
    private final Properties properties;
    private final Map<String, String> environment;

    SystemSettings() {
        this(System.getProperties(), System.getenv());
    }

    SystemSettings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> Optional.ofNullable(environment.get(key)))
                .or(() -> Optional.ofNullable(environment.get(inCapitals(key))))
                .filter(value -> !value.isBlank());
    }

    @Override
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>(environment.keySet());
        keys.addAll(properties.stringPropertyNames());
        return keys;
    }

    private static String inCapitals(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
