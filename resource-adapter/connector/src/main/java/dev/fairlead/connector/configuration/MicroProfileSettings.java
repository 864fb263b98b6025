package dev.fairlead.connector.configuration;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** MicroProfile Config; a class of its own because the API may be absent. */
final class MicroProfileSettings implements Settings {
    private final Config config;

    private MicroProfileSettings(Config config) {
        this.config = config;
    }

    static Settings ofCurrentThread() {
        return new MicroProfileSettings(ConfigProvider.getConfig());
    }

    @Override
    public Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    @Override
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        config.getPropertyNames().forEach(keys::add);
        return keys;
    }
}
