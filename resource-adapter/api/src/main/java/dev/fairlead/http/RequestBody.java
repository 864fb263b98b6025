package dev.fairlead.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The body of a request, written while it is sent: nobody holds a large one in memory.
 *
 * @param contentType value of the {@code Content-Type} header; empty to send none, or one set as a header
 * @param length number of bytes; empty if it is not known, then the body goes in chunks
 * @param repeatable whether {@code content} may be written more than once, after an expired token for example
 * @param content writes the body and leaves the stream open
 */
public record RequestBody(String contentType, OptionalLong length, boolean repeatable, Content content) {

    public RequestBody {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(content, "content");
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Text in UTF-8. */
    public static RequestBody text(String contentType, String text) {
        return bytes(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON text in UTF-8. */
    public static RequestBody json(String json) {
        return text("application/json", json);
    }

    /** Bytes; the array is not copied and must not change afterwards. */
    public static RequestBody bytes(String contentType, byte[] bytes) {
        return new RequestBody(contentType, OptionalLong.of(bytes.length), true, out -> out.write(bytes));
    }

    /** All that {@code in} has; it is read once and closed by its owner. */
    public static RequestBody stream(String contentType, InputStream in) {
        return new RequestBody(contentType, OptionalLong.empty(), false, in::transferTo);
    }

    /**
     * The content of a file.
     *
     * @throws IOException if its size cannot be read
     */
    public static RequestBody file(String contentType, Path file) throws IOException {
        return new RequestBody(contentType, OptionalLong.of(Files.size(file)), true, out -> Files.copy(file, out));
    }
}
