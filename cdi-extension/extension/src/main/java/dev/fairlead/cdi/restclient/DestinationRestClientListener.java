package dev.fairlead.cdi.restclient;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.RestClientProperties;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.cdi.connection.ManagedHttpDestination;
import dev.fairlead.cdi.connection.NamedOptions;
import dev.fairlead.http.HttpDestination;
import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/** Leads clients of interfaces with {@link Destination} through their destination. Other clients stay as they are. */
public final class DestinationRestClientListener implements RestClientListener {

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        Destination named = serviceInterface.getAnnotation(Destination.class);
        if (named == null) {
            return;
        }
        Destinations destinations = CDI.current().select(Destinations.class).get();
        HttpDestination destination = destinations.http(named.value(), NamedOptions.of(named));
        builder.baseUri(Placeholder.BASE_URI);
        // as a class: Jersey injects Providers into none of the instances that are registered
        builder.register(DestinationTransport.class, Integer.MAX_VALUE);
        builder.property(DestinationTransport.DESTINATION, destination);
        if (builder.getConfiguration().getProperty(RestClientProperties.READ_TIMEOUT) == null) {
            ConfiguredReadTimeout.of(serviceInterface, ApplicationConfig.ofThisThread())
                    .ifPresent(limit -> builder.property(RestClientProperties.READ_TIMEOUT, limit));
        }
        if (destination instanceof ManagedHttpDestination managed) {
            builder.register(new CallerHandover(managed::user));
        }
    }
}
