package dev.fairlead.destination.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.PropertyNames;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.source.FlatConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigDestinationSourceTest {

    private final Map<String, String> values = new HashMap<>();
    private final ConfigDestinationSource source = source(values.keySet(), key -> Optional.ofNullable(values.get(key)));

    private static ConfigDestinationSource source(Iterable<String> keys, Function<String, Optional<String>> value) {
        return new ConfigDestinationSource(new FlatConfiguration() {
            @Override
            public String description() {
                return "test";
            }

            @Override
            public Iterable<String> keys() {
                return keys;
            }

            @Override
            public Optional<String> value(String key) {
                return value.apply(key);
            }
        });
    }

    /** As the environment spells a key: MicroProfile Config 3.1, "Environment Variables Mapping Rules". */
    private static String inEnvironment(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Test
    void readsTheKeysOfOneDestination() {
        values.put("fairlead.destination.erp.URL", "https://erp");
        values.put("fairlead.destination.erp.URL.headers.X-A.B", "1");
        values.put("fairlead.destination.erp2.URL", "https://other");
        values.put("fairlead.other.erp.URL", "x");

        assertThat(source.find("erp")).contains(Map.of("URL", "https://erp", "URL.headers.X-A.B", "1"));
        assertThat(source.names()).containsExactly("erp", "erp2");
    }

    @Test
    void everyKnownPropertyIsFoundThoughTheEnvironmentListsItInAnotherSpelling() {
        Map<String, String> properties =
                PropertyNames.known().stream().collect(Collectors.toMap(name -> name, name -> "value of " + name));
        Map<String, String> environment = new HashMap<>();
        properties.forEach((name, value) -> environment.put(inEnvironment("fairlead.destination.erp." + name), value));

        ConfigDestinationSource ofEnvironment =
                source(environment.keySet(), key -> Optional.ofNullable(environment.get(inEnvironment(key))));

        assertThat(ofEnvironment.find("erp")).contains(properties);
    }

    @Test
    void aNameWithoutKeysIsUnknown() {
        values.put("fairlead.destination.erp.URL", "https://erp");

        assertThat(source.find("er")).isEmpty();
    }

    @Test
    void aNameEndsAtTheFirstDot() {
        values.put("fairlead.destination.erp.URL.headers.X-A", "1");

        assertThat(source.find("erp.URL")).isEmpty();
        assertThat(source.names()).containsExactly("erp");
    }

    @Test
    void fragmentsHaveAPrefixOfTheirOwn() {
        values.put("fairlead.fragment.eu.URL.queries.region", "eu");

        assertThat(source.findFragment("eu")).contains(Map.of("URL.queries.region", "eu"));
        assertThat(source.find("eu")).isEmpty();
        assertThat(source.names()).isEmpty();
    }

    @Test
    void aValueThatCannotBeResolvedIsAnErrorOfItsPropertyThatDoesNotQuoteIt() {
        ConfigDestinationSource broken = source(List.of("fairlead.destination.erp.Password"), key -> {
            throw new NoSuchElementException("secret-${missing}");
        });

        assertThatThrownBy(() -> broken.find("erp"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasNoCause()
                .hasMessageContaining("destination 'erp'")
                .hasMessageNotContaining("secret");
    }
}
