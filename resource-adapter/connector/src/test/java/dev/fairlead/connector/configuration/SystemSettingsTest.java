package dev.fairlead.connector.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SystemSettingsTest {
    private final Properties properties = new Properties();

    @Test
    void aSystemPropertyComesBeforeTheEnvironment() {
        properties.setProperty("fairlead.tenant", "acme");

        assertThat(settings(Map.of("fairlead.tenant", "other")).value("fairlead.tenant"))
                .hasValue("acme");
    }

    @Test
    void theEnvironmentIsReadAsItStandsOrInCapitals() {
        assertThat(settings(Map.of("fairlead.tenant", "acme")).value("fairlead.tenant"))
                .hasValue("acme");
        assertThat(settings(Map.of("FAIRLEAD_GATEWAY_AGENTS_PORT", "1")).value("fairlead.gateway.agents.port"))
                .hasValue("1");
    }

    @Test
    void aBlankValueIsNotSet() {
        assertThat(settings(Map.of("FAIRLEAD_TENANT", " ")).value("fairlead.tenant"))
                .isEmpty();
    }

    @Test
    void theKeysOfBothCanBeListed() {
        properties.setProperty("fairlead.tenant", "acme");

        assertThat(settings(Map.of("destinations", "[]")).keys()).containsExactly("destinations", "fairlead.tenant");
    }

    private SystemSettings settings(Map<String, String> environment) {
        return new SystemSettings(properties, environment);
    }
}
