package dev.fairlead.tunnel.enrolment;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import org.eclipse.parsson.JsonProviderImpl;

/** JSON with our own provider, whatever the thread's context class loader would find. */
final class EnrolmentJson {
    private static final JsonProvider PROVIDER = new JsonProviderImpl();

    private EnrolmentJson() {}

    /** @throws JsonException if the bytes are not one JSON object */
    static JsonObject read(byte[] utf8) {
        try (JsonReader reader = PROVIDER.createReader(new ByteArrayInputStream(utf8))) {
            return reader.readObject();
        }
    }

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    static JsonProvider provider() {
        return PROVIDER;
    }
}
