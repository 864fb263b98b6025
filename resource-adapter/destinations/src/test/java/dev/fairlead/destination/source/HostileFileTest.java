package dev.fairlead.destination.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.DestinationException;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Files of every format with any content: read as they were written, or refused in words of our own. */
class HostileFileTest {

    /** Pieces of the formats' syntax, in any order, between pieces of a secret. */
    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "Name",
                        "URL",
                        "s3cret",
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ": ",
                        "=",
                        "\"",
                        "'",
                        ",",
                        "\n",
                        "\r\n",
                        "\t",
                        "  ",
                        "- ",
                        "---",
                        "#",
                        "!",
                        "\\",
                        "\\u00",
                        "\\u0041",
                        "&a",
                        "*a",
                        "|",
                        ">",
                        "null",
                        "true",
                        "1e999",
                        "\uFEFF",
                        "\u0000",
                        "\uD800",
                        "destinationConfiguration",
                        "authTokens",
                        "$metadata")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("._-")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> values = Arbitraries.strings()
                .withCharRange(' ', '\uD7FF')
                .ofMaxLength(60)
                .map(String::strip);
        return Arbitraries.maps(names, values).ofMaxSize(8);
    }

    private static List<Map<String, String>> read(String text, String extension) throws IOException {
        Path file = Files.createTempFile("hostile", "." + extension);
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return SourceFile.read(file);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 100)
    void anyTextIsReadOrRefusedInAFewWords(@ForAll("pieces") String text) throws IOException {
        for (String extension : List.of("json", "yaml", "properties")) {
            try {
                Entries.of(read(text, extension));
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(200);
            }
        }
    }

    @Property(tries = 100)
    void anyElementOfTheVariableIsTranslatedOrRefused(@ForAll("pieces") String text) {
        EnvironmentSource source = new EnvironmentSource(() -> Optional.of("[" + text + "]"));
        try {
            source.names().forEach(source::find);
        } catch (DestinationException e) {
            assertThat(e).hasMessageContaining("environment variable destinations");
        }
    }

    @Property(tries = 50)
    void jsonIsReadAsItWasWritten(@ForAll("properties") Map<String, String> properties) throws IOException {
        JsonObjectBuilder object = Json.createObjectBuilder();
        properties.forEach(object::add);

        assertThat(read(object.build().toString(), "json")).containsExactly(properties);
    }

    @Property(tries = 50)
    void propertiesAreReadAsTheyWereWritten(@ForAll("properties") Map<String, String> properties) throws IOException {
        Properties written = new Properties();
        written.putAll(properties);
        StringWriter text = new StringWriter();
        written.store(text, null);

        assertThat(read(text.toString(), "properties")).containsExactly(properties);
    }

    @Property(tries = 50)
    void yamlIsReadAsItWasWritten(@ForAll("properties") Map<String, String> properties) throws IOException {
        String text = properties.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": '" + entry.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());

        assertThat(read(text, "yaml")).isEqualTo(properties.isEmpty() ? List.of() : List.of(properties));
    }
}
