package dev.fairlead.authentication;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A way to a token service that answers at once, without a network: for very many tokens. */
final class CannedTransport implements Transport {

    private final AtomicInteger exchanges = new AtomicInteger();
    private final IntFunction<String> answers;

    /**
     * @param answers the JSON of the answer, by the number of the request
     */
    CannedTransport(IntFunction<String> answers) {
        this.answers = answers;
    }

    int exchanges() {
        return exchanges.get();
    }

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        return new Canned(answers.apply(exchanges.incrementAndGet()));
    }

    @Override
    public void retire() {}

    @Override
    public void close() {}

    private record Canned(String text) implements DestinationResponse {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> header(String name) {
            return name.equals("Content-Type") ? Optional.of("application/json") : Optional.empty();
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
