package dev.fairlead.json;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;

/** Parses JSON text, refusing what two parsers may read in two ways. */
public final class StrictJson {

    private static final int MAXIMUM_DEPTH = 16;

    // not looked up: whose implementation a lookup finds depends on the application's class loader
    private static final JsonReaderFactory READERS = new JsonProviderImpl()
            .createReaderFactory(Map.of(
                    JsonConfig.KEY_STRATEGY,
                    JsonConfig.KeyStrategy.NONE,
                    "org.eclipse.parsson.maxDepth",
                    MAXIMUM_DEPTH));

    private StrictJson() {}

    /**
     * Parses one JSON value.
     *
     * @throws IllegalArgumentException if it is none, nests too deeply or names a member twice; its message does not
     *     quote the text
     */
    public static JsonValue parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException | IllegalStateException e) {
            throw new IllegalArgumentException("is no valid JSON" + position(e));
        }
    }

    /** Parsers quote what they could not read, which may be a secret; only the place is kept. */
    private static String position(RuntimeException e) {
        return e instanceof jakarta.json.stream.JsonParsingException parsing
                ? " (line %d, column %d)"
                        .formatted(
                                parsing.getLocation().getLineNumber(),
                                parsing.getLocation().getColumnNumber())
                : "";
    }
}
