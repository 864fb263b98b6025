package dev.fairlead.cdi.container;

import dev.fairlead.http.DestinationResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer of a fake target. */
public final class FakeResponse implements DestinationResponse {
    private final int status;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final InputStream body;

    private FakeResponse(int status, InputStream body) {
        this.status = status;
        this.body = body;
    }

    public static FakeResponse ok(String text) {
        return of(200, text);
    }

    public static FakeResponse of(int status, String text) {
        return streaming(status, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "text/plain;charset=UTF-8");
    }

    public static FakeResponse streaming(int status, InputStream body) {
        return new FakeResponse(status, body);
    }

    public FakeResponse header(String name, String value) {
        headers.removeIf(header -> header.getKey().equals("Content-Type") && name.equalsIgnoreCase("Content-Type"));
        headers.add(Map.entry(name, value));
        return this;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    @Override
    public InputStream stream() {
        return body;
    }

    @Override
    public byte[] bytes() {
        try {
            return body.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
