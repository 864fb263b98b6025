package dev.fairlead.cdi.configuration;

import dev.fairlead.source.FlatConfiguration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** MicroProfile Config of one application, as a place for destinations. */
record MicroProfileConfiguration(Config config, String application) implements FlatConfiguration {

    @Override
    public String description() {
        return "MicroProfile Config of " + application;
    }

    @Override
    public Iterable<String> keys() {
        return config.getPropertyNames();
    }

    @Override
    public Optional<String> value(String key) {
        Optional<String> value = resolved(key);
        if (value.isEmpty() && isUnresolved(config.getConfigValue(key))) {
            throw unresolved(key);
        }
        return value;
    }

    private Optional<String> resolved(String key) {
        try {
            return config.getOptionalValue(key, String.class);
        } catch (IllegalArgumentException endless) {
            // neither as the cause nor quoted: its message may contain the value
            throw unresolved(key);
        }
    }

    /** MicroProfile Config takes a property whose {@code ${…}} names nothing for one that is not there. */
    private static boolean isUnresolved(ConfigValue value) {
        return value.getRawValue() != null && value.getRawValue().contains("${");
    }

    private static NoSuchElementException unresolved(String key) {
        return new NoSuchElementException(key + " refers to configuration that cannot be resolved");
    }
}
