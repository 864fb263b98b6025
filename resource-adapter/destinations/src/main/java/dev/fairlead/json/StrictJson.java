package dev.fairlead.json;

import jakarta.json.JsonConfig;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;

/** Parses JSON text, refusing what two parsers may read in two ways. */
public final class StrictJson {

    private static final Map<String, Object> CONFIG =
            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, "org.eclipse.parsson.maxDepth", 16);

    // not looked up: whose implementation a lookup finds depends on the application's class loader
    private static final JsonProviderImpl PROVIDER = new JsonProviderImpl();
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(CONFIG);
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(CONFIG);

    private StrictJson() {}

    /**
     * Parses one JSON value.
     *
     * @throws IllegalArgumentException if it is none, nests too deeply or names a member twice; its message does not
     *     quote the text
     */
    public static JsonValue parse(String text) {
        try {
            checkEnd(text);
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return reader.readValue();
            }
        } catch (RuntimeException e) {
            // the parser quotes what it could not read, which may be a secret, so no cause; too deep has no type
            throw new IllegalArgumentException("is no valid JSON" + position(e));
        }
    }

    /** The reader checks names and stops after the value; the parser sees what follows it. */
    private static void checkEnd(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }

    private static String position(RuntimeException e) {
        return e instanceof JsonParsingException parsing
                ? " (line %d, column %d)"
                        .formatted(
                                parsing.getLocation().getLineNumber(),
                                parsing.getLocation().getColumnNumber())
                : "";
    }
}
