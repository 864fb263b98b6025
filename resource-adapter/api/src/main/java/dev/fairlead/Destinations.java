package dev.fairlead;

import dev.fairlead.http.HttpDestination;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.source.LookupOptions;
import javax.sql.DataSource;

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

    /**
     * An outbox in the application's database, which sends in the background from now on: to this application's
     * destinations, where they are named. To be closed when the application stops.
     *
     * @param database has the table of the outbox, and connections that take part in the transactions of their threads
     * @throws dev.fairlead.error.DestinationException if there is no connection factory for RFC, or no thread for it
     */
    RfcOutbox outbox(DataSource database);
}
