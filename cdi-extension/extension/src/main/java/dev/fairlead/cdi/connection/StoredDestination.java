package dev.fairlead.cdi.connection;

import dev.fairlead.Destinations;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.source.DestinationChain;
import dev.fairlead.source.DestinationLevel;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.TenantStrategy;
import jakarta.enterprise.inject.spi.CDI;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of a destination in a session: how to get it again, in the application that reads the session.
 *
 * @param rfc whether it is one for RFC, and not for HTTP
 * @param chain the chain of its options, or none
 */
record StoredDestination(
        boolean rfc,
        String name,
        String tenant,
        String fragment,
        boolean fragmentOptional,
        DestinationLevel level,
        TenantStrategy strategy,
        List<DestinationChain> chain)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    static StoredDestination http(Address address) {
        return of(false, address);
    }

    static StoredDestination rfc(Address address) {
        return of(true, address);
    }

    private static StoredDestination of(boolean rfc, Address address) {
        LookupOptions options = address.options();
        return new StoredDestination(
                rfc,
                address.name(),
                address.tenant(),
                options.fragment(),
                options.fragmentOptional(),
                options.level(),
                options.strategy(),
                options.chain().stream().toList());
    }

    private Object readResolve() {
        Optional<DestinationChain> end = chain.stream().findFirst();
        Destinations destinations = CDI.current().select(Destinations.class).get();
        LookupOptions options = new LookupOptions(fragment, fragmentOptional, level, strategy, end);
        if (rfc) {
            return destinations.rfc(name, options);
        }
        HttpDestination destination = destinations.http(name, options);
        return tenant.isEmpty() ? destination : destination.forTenant(tenant);
    }
}
