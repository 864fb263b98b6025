package dev.fairlead.destination.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigDestinationSourceTest {

    private final Map<String, String> values = new HashMap<>();
    private final ConfigDestinationSource source =
            new ConfigDestinationSource("test", values::keySet, key -> Optional.ofNullable(values.get(key)));

    @Test
    void readsTheKeysOfOneDestination() {
        values.put("fairlead.destination.erp.URL", "https://erp");
        values.put("fairlead.destination.erp.URL.headers.X-A.B", "1");
        values.put("fairlead.destination.erp2.URL", "https://other");
        values.put("fairlead.other.erp.URL", "x");

        assertThat(source.find("erp")).contains(Map.of("URL", "https://erp", "URL.headers.X-A.B", "1"));
        assertThat(source.names()).containsExactlyInAnyOrder("erp", "erp2");
    }

    @Test
    void knownPropertiesAreFoundThoughTheConfigurationListsThemInAnotherSpelling() {
        Map<String, String> environment = Map.of("FAIRLEAD_DESTINATION_ERP_CLIENTSECRET", "s");
        ConfigDestinationSource ofEnvironment = new ConfigDestinationSource(
                "environment",
                environment::keySet,
                key -> Optional.ofNullable(environment.get(key.replace('.', '_').toUpperCase(java.util.Locale.ROOT))));

        assertThat(ofEnvironment.find("erp")).contains(Map.of("clientSecret", "s"));
    }

    @Test
    void aNameWithoutKeysIsUnknown() {
        values.put("fairlead.destination.erp.URL", "https://erp");

        assertThat(source.find("er")).isEmpty();
    }

    @Test
    void fragmentsHaveAPrefixOfTheirOwn() {
        values.put("fairlead.fragment.eu.URL.queries.region", "eu");

        assertThat(source.findFragment("eu")).contains(Map.of("URL.queries.region", "eu"));
        assertThat(source.find("eu")).isEmpty();
        assertThat(source.names()).isEmpty();
    }
}
