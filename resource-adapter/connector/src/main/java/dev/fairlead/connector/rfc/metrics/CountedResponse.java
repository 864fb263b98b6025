package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.http.DestinationResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A response whose body is counted as it is read. */
record CountedResponse(DestinationResponse response, ByteCount received) implements DestinationResponse {

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public Optional<String> header(String name) {
        return response.header(name);
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return response.headers();
    }

    @Override
    public InputStream stream() {
        return received.of(response.stream());
    }

    /** Of one that is read at once nothing is counted: calls read theirs as it comes. */
    @Override
    public byte[] bytes() {
        return response.bytes();
    }

    @Override
    public String text() {
        return response.text();
    }

    @Override
    public void close() {
        response.close();
    }
}
