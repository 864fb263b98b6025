package dev.fairlead.connector.http;

import dev.fairlead.http.DestinationResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A response that counts how often it was closed. */
final class EchoResponse implements DestinationResponse {
    volatile int closings;
    private final String body;

    EchoResponse(String body) {
        this.body = body;
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public Optional<String> header(String name) {
        return name.equalsIgnoreCase("x-echo") ? Optional.of("yes") : Optional.empty();
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return List.of(Map.entry("X-Echo", "yes"));
    }

    @Override
    public InputStream stream() {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] bytes() {
        close();
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String text() {
        close();
        return body;
    }

    @Override
    public synchronized void close() {
        closings++;
    }
}
