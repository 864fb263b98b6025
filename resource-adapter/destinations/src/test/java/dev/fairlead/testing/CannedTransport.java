package dev.fairlead.testing;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives one answer in JSON to everything and keeps what was asked: for hosts that no test can stand in for. */
public final class CannedTransport implements Transport {

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final int status;
    private final String text;

    public CannedTransport(int status, String text) {
        this.status = status;
        this.text = text;
    }

    public List<Exchange> exchanges() {
        return exchanges;
    }

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        exchanges.add(exchange);
        return new Canned(status, text);
    }

    @Override
    public void retire() {}

    @Override
    public void close() {}

    private record Canned(int status, String text) implements DestinationResponse {
        @Override
        public Optional<String> header(String name) {
            return name.equalsIgnoreCase("Content-Type") ? Optional.of("application/json") : Optional.empty();
        }

        @Override
        public List<Map.Entry<String, String>> headers() {
            return List.of(Map.entry("Content-Type", "application/json"));
        }

        @Override
        public InputStream stream() {
            return new ByteArrayInputStream(bytes());
        }

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {}
    }
}
