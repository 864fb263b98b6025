package dev.fairlead.destination;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes its transport for the first exchange: whoever only looks a destination up pays for no key stores and pools. */
final class LazyTransport implements Transport {

    private final String destination;
    private final Supplier<Transport> factory;
    private volatile Optional<Transport> opened = Optional.empty();
    private boolean retired;
    private boolean closed;

    LazyTransport(String destination, Supplier<Transport> factory) {
        this.destination = destination;
        this.factory = factory;
    }

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        return opened.orElseGet(this::open).exchange(exchange);
    }

    private synchronized Transport open() {
        if (closed) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TARGET_UNREACHABLE, destination, "target", "the destination engine is closed"));
        }
        if (opened.isEmpty()) {
            opened = Optional.of(factory.get());
            if (retired) {
                opened.get().retire();
            }
        }
        return opened.get();
    }

    @Override
    public int idle() {
        return opened.map(Transport::idle).orElse(0);
    }

    @Override
    public synchronized void retire() {
        retired = true;
        opened.ifPresent(Transport::retire);
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened.ifPresent(Transport::close);
    }
}
