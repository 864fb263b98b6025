package dev.fairlead.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every complete example in the manual is a valid destination, so that what a reader copies works. */
class DocumentedDestinationsTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```(properties|json)\n(.*?)```", Pattern.DOTALL);

    /** An example and the page that it stands on. */
    record Example(Path page, Map<String, String> properties) {
        @Override
        public String toString() {
            return DOCS.relativize(page) + ": " + properties.get("Name");
        }
    }

    static List<Example> examples() throws IOException {
        try (Stream<Path> pages = Files.walk(DOCS)) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(page -> onPage(page).stream())
                    .toList();
        }
    }

    private static List<Example> onPage(Path page) {
        try {
            List<Example> found = new ArrayList<>();
            Matcher blocks = BLOCK.matcher(Files.readString(page, UTF_8));
            while (blocks.find()) {
                Map<String, String> properties =
                        blocks.group(1).equals("json") ? json(blocks.group(2)) : properties(blocks.group(2));
                if (properties.containsKey("Name") && properties.containsKey("Type")) {
                    found.add(new Example(page, properties));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private static Map<String, String> json(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (StrictJson.parse(text) instanceof JsonObject object) {
            object.keySet().forEach(name -> values.put(name, object.getString(name, "")));
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAValidDestination(Example example) {
        ReadingPolicy policy = new ReadingPolicy(true, false, Duration.ofSeconds(5), Duration.ofSeconds(30));

        Configuration read = new ConfigurationReader(policy)
                .read(DestinationProperties.of(example.properties().get("Name"), example.properties()));

        assertThat(read.name()).isEqualTo(example.properties().get("Name"));
    }

    @Test
    void everyAuthenticationHasAnExample() throws IOException {
        assertThat(examples())
                .extracting(example -> example.properties().get("Authentication"))
                .contains(Stream.of(AuthenticationType.values())
                        .map(AuthenticationType::value)
                        .toArray(String[]::new));
    }

    @Test
    void everyTypeHasAnExample() throws IOException {
        assertThat(examples())
                .extracting(example -> example.properties().get("Type"))
                .contains("HTTP", "MAIL", "LDAP", "TCP", "RFC");
    }
}
