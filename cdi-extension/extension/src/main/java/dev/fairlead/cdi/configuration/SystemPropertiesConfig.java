package dev.fairlead.cdi.configuration;

import dev.fairlead.source.FlatConfiguration;
import java.util.Optional;

/** Stands in where the server has no MicroProfile Config. Destinations then come from the resource adapter alone. */
final class SystemPropertiesConfig implements ApplicationConfig {

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(key)));
    }

    @Override
    public Optional<FlatConfiguration> destinations(String application) {
        return Optional.empty();
    }
}
