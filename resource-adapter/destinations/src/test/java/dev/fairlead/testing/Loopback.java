package dev.fairlead.testing;

import dev.fairlead.binding.token.TokenTransports;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;

/** Leads every host name to this machine, and says in a header which it was: tenants have hosts of their own. */
public final class Loopback implements Transport {

    /** The header. */
    public static final String HOST = "X-Test-Host";

    private final Transport transport;

    private Loopback(Transport transport) {
        this.transport = transport;
    }

    public static TokenTransports transports() {
        return (tls, connectTimeout) -> new Loopback(TokenTransports.DIRECT.open(tls, connectTimeout));
    }

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        HttpUrl url = exchange.url();
        HttpUrl here = new HttpUrl(url.scheme(), "127.0.0.1", url.port(), url.path(), url.query());
        return transport.exchange(new Exchange(
                        exchange.destination(),
                        exchange.hop(),
                        exchange.method(),
                        here,
                        exchange.target(),
                        exchange.headers(),
                        exchange.body(),
                        exchange.timeout(),
                        exchange.principal())
                .withHeader(HOST, url.host()));
    }

    @Override
    public void retire() {
        transport.retire();
    }

    @Override
    public void close() {
        transport.close();
    }
}
