package dev.fairlead.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestBodyTest {

    @Test
    void textIsUtf8OfKnownLengthAndRepeatable() throws IOException {
        RequestBody body = RequestBody.text("text/plain", "jörg");

        assertThat(body.length()).hasValue(5);
        assertThat(body.repeatable()).isTrue();
        assertThat(written(body)).isEqualTo("jörg");
        assertThat(written(body)).isEqualTo("jörg");
    }

    @Test
    void streamHasNoLengthAndIsWrittenOnce() throws IOException {
        RequestBody body =
                RequestBody.stream("text/plain", new ByteArrayInputStream("once".getBytes(StandardCharsets.UTF_8)));

        assertThat(body.length()).isEmpty();
        assertThat(body.repeatable()).isFalse();
        assertThat(written(body)).isEqualTo("once");
    }

    @Test
    void fileIsReadWhenItIsSent(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("body.txt"), "from disk");
        RequestBody body = RequestBody.file("text/plain", file);

        assertThat(body.length()).hasValue(9);
        assertThat(body.repeatable()).isTrue();
        assertThat(written(body)).isEqualTo("from disk");
    }

    private static String written(RequestBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.content().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
