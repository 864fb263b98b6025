package dev.fairlead.rfc.json;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.FilterReader;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;

/** JSON over streams that belong to someone else: closing a generator or parser leaves them open. */
public final class JsonStreams {
    private static final JsonProvider PROVIDER = new JsonProviderImpl();
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());

    private JsonStreams() {}

    /** Writes to a stream, which is flushed in the end. */
    public static JsonGenerator generator(Writer out) {
        return GENERATORS.createGenerator(new UnclosedWriter(out));
    }

    /** Reads a stream, as far as the JSON goes or further. */
    public static JsonParser parser(Reader in) {
        return PARSERS.createParser(unclosed(in));
    }

    /** A stream that stays open. */
    public static Reader unclosed(Reader in) {
        return new UnclosedReader(in);
    }

    private static final class UnclosedWriter extends FilterWriter {
        private UnclosedWriter(Writer out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class UnclosedReader extends FilterReader {
        private UnclosedReader(Reader in) {
            super(in);
        }

        @Override
        public void close() {
            // the caller's
        }
    }
}
