package dev.fairlead;

import dev.fairlead.http.HttpDestination;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.source.LookupOptions;

/**
 * Destinations whose names, or ways to be looked up, are known only when the application runs.
 *
 * <pre>{@code
 * @Inject Destinations destinations;
 * …
 * HttpDestination branch = destinations.http("branch-" + number);
 * HttpDestination ofSubscriber = destinations
 *         .http("erp", LookupOptions.DEFAULT.strategy(TenantStrategy.SUBSCRIBER_ONLY).optionalFragment("erp-" + zone))
 *         .forTenant(subscriber);
 * }</pre>
 */
public interface Destinations {

    /**
     * The HTTP destination {@code name}. Nothing is looked up before its first use.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if {@code name} cannot be a destination's name
     */
    default HttpDestination http(String name) {
        return http(name, LookupOptions.DEFAULT);
    }

    /**
     * The HTTP destination {@code name} with the fragment {@code fragment} merged over it.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if a name cannot be one
     */
    default HttpDestination http(String name, String fragment) {
        return http(name, LookupOptions.DEFAULT.fragment(fragment));
    }

    /**
     * The HTTP destination {@code name}, looked up like this.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if a name cannot be one
     */
    HttpDestination http(String name, LookupOptions options);

    /**
     * The RFC destination {@code name}. Nothing is looked up before its first use.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if {@code name} cannot be a destination's name
     */
    default RfcConnection rfc(String name) {
        return rfc(name, LookupOptions.DEFAULT);
    }

    /**
     * The RFC destination {@code name}, looked up like this.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if a name cannot be one
     */
    RfcConnection rfc(String name, LookupOptions options);
}
