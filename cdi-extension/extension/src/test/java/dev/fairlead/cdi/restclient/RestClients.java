package dev.fairlead.cdi.restclient;

import dev.fairlead.cdi.container.FakeResponse;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Clients on Jersey, which is what Payara runs. */
final class RestClients {

    private RestClients() {}

    static Orders orders() {
        return builder().build(Orders.class);
    }

    /** A builder with a base URI that must not be called. */
    static RestClientBuilder builder() {
        return RestClientBuilder.newBuilder().baseUri(URI.create("http://not-used.invalid"));
    }

    static FakeResponse json(String json) {
        return FakeResponse.of(200, json).header("Content-Type", "application/json");
    }
}
