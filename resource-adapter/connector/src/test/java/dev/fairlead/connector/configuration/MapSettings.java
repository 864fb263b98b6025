package dev.fairlead.connector.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings out of a map. */
record MapSettings(Map<String, String> values) implements Settings {

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public Set<String> keys() {
        return values.keySet();
    }
}
