package dev.fairlead.tunnel.message;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import org.eclipse.parsson.JsonProviderImpl;

/** JSON objects with a provider of this class space, whatever a thread's context class loader would find. */
public final class Json {
    private static final JsonProvider PROVIDER = new JsonProviderImpl();

    private Json() {}

    /** An object to fill. */
    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** An array to fill. */
    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /**
     * Reads one object and nothing else.
     *
     * @throws JsonException if the text is something else, or nested beyond all reason
     */
    public static JsonObject read(String text) {
        try {
            return readObject(text);
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            // the library has other exceptions for what is too deep or too long
            throw new JsonException("no acceptable JSON", e);
        }
    }

    private static JsonObject readObject(String text) {
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw new JsonException("not an object");
            }
            JsonObject object = parser.getObject();
            if (parser.hasNext()) {
                throw new JsonException("something follows the object");
            }
            return object;
        }
    }
}
