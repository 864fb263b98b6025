package dev.fairlead.cdi.connection;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.Registration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One application's way to the connection factory. Reached at first use, since servers bind the factory at different
 * moments of a deployment; what failed is tried again by the next call.
 */
public final class ApplicationConnections implements AutoCloseable {
    private final ApplicationConfig config;
    private final Supplier<OnBehalfOf> users;
    private final ReentrantLock connecting = new ReentrantLock();

    private volatile Optional<Link> link = Optional.empty();
    private boolean closed;

    public ApplicationConnections(ApplicationConfig config, Supplier<OnBehalfOf> users) {
        this.config = config;
        this.users = users;
    }

    /** What is known once the factory has been found. */
    private record Link(HttpConnectionFactory factory, String application, Optional<Registration> ownDestinations) {}

    /** On whose behalf the calling thread works. */
    public OnBehalfOf user() {
        return users.get();
    }

    /**
     * Finds the factory and registers the application's own destinations with it. Does nothing when that has been done.
     *
     * @throws dev.fairlead.error.RouteUnavailableException if there is no factory, or none for this copy of the API
     */
    public void connect() {
        link();
    }

    /**
     * Finds and validates a destination without calling it.
     *
     * @throws dev.fairlead.error.DestinationException if a name is illegal, or the destination unknown or invalid
     */
    public void check(String name, LookupOptions options) {
        DestinationNames.check(name, options);
        Link to = link();
        to.factory.check(new DestinationLookup(to.application, "", name, options));
    }

    /**
     * Where users are sent to allow access to a destination.
     *
     * @throws IllegalArgumentException if the destination is none of this application's
     */
    public AuthorizationEndpoint authorizationEndpoint(HttpDestination destination) {
        if (destination instanceof ManagedHttpDestination managed) {
            return link().factory.authorizationEndpoint(managed.lookup());
        }
        throw new IllegalArgumentException("Neither injected nor of Destinations: " + destination);
    }

    DestinationLookup lookup(Address address) {
        return address.of(link().application);
    }

    HttpConnection borrow(DestinationLookup lookup, OnBehalfOf user) {
        return link().factory.getConnection(lookup, user);
    }

    private Link link() {
        Optional<Link> known = link;
        return known.isPresent() ? known.get() : makeLink();
    }

    private Link makeLink() {
        connecting.lock();
        try {
            if (closed) {
                throw new IllegalStateException(
                        "The application has stopped; its destinations can no longer be called");
            }
            if (link.isEmpty()) {
                HttpConnectionFactory factory = ConnectionFactoryLocator.locate(config);
                String application = ApplicationName.find();
                link = Optional.of(new Link(
                        factory,
                        application,
                        config.destinations(application).map(source -> factory.register(application, source))));
            }
            return link.get();
        } finally {
            connecting.unlock();
        }
    }

    /** Takes the application's destinations back, so that nothing of it stays with the resource adapter. */
    @Override
    public void close() {
        connecting.lock();
        try {
            link.flatMap(Link::ownDestinations).ifPresent(Registration::close);
            link = Optional.empty();
            closed = true;
        } finally {
            connecting.unlock();
        }
    }
}
