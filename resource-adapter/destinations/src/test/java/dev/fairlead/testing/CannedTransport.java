package dev.fairlead.testing;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers at once with JSON and keeps what was asked: for very many requests, and for hosts that no test can stand in for. */
public final class CannedTransport implements Transport {

    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final int status;
    private final IntFunction<String> answers;

    /** One that answers everything alike. */
    public CannedTransport(int status, String text) {
        this(status, number -> text);
    }

    /**
     * @param answers the JSON of the answer, by the number of the request
     */
    public CannedTransport(int status, IntFunction<String> answers) {
        this.status = status;
        this.answers = answers;
    }

    public Collection<Exchange> exchanges() {
        return exchanges;
    }

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        exchanges.add(exchange);
        return new Canned(status, answers.apply(number.incrementAndGet()));
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
