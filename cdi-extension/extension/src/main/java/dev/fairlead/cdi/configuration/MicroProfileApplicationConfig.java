package dev.fairlead.cdi.configuration;

import dev.fairlead.source.FlatConfiguration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** MicroProfile Config. The only class here that cannot be loaded without it, together with what it gives for destinations. */
final class MicroProfileApplicationConfig implements ApplicationConfig {
    private final Config config;

    private MicroProfileApplicationConfig(Config config) {
        this.config = config;
    }

    /** @throws IllegalStateException if the API is there and no implementation */
    static ApplicationConfig ofThisThread() {
        return new MicroProfileApplicationConfig(ConfigProvider.getConfig());
    }

    @Override
    public Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }

    @Override
    public Optional<FlatConfiguration> destinations(String application) {
        return Optional.of(new MicroProfileConfiguration(config, application));
    }
}
