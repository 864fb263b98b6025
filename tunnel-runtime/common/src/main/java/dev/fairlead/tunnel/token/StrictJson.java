package dev.fairlead.tunnel.token;

import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.parsson.JsonProviderImpl;

/** JSON that every parser reads alike: UTF-8, one object, no member twice at any depth, nothing behind it. */
final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final JsonProvider PROVIDER = new JsonProviderImpl();
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of(
            JsonConfig.KEY_STRATEGY,
            JsonConfig.KeyStrategy.NONE,
            org.eclipse.parsson.api.JsonConfig.MAX_DEPTH,
            MAX_DEPTH));

    private StrictJson() {}

    /** The object; empty if the bytes are anything else. */
    static Optional<JsonObject> object(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            requireSingleValue(text);
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return Optional.of(reader.readObject());
            }
        } catch (CharacterCodingException | RuntimeException malformed) {
            // the library has exceptions of many kinds: what is too deep or a number of absurd size has no type
            return Optional.empty();
        }
    }

    /** A reader stops at the closing brace; a parser looks at what stands behind it. */
    private static void requireSingleValue(String text) {
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }
}
