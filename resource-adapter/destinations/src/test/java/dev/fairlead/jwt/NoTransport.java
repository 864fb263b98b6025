package dev.fairlead.jwt;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;

/** Leads nowhere: whoever sends something over it has done what it must not. */
final class NoTransport implements Transport {

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        throw new AssertionError("Nothing may be loaded, but was: " + exchange);
    }

    @Override
    public void retire() {}

    @Override
    public void close() {}
}
