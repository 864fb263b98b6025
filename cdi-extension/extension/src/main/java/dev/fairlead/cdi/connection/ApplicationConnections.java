package dev.fairlead.cdi.connection;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.Registration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One application's way to the connection factory. Reached at first use, since servers bind the factory at different
 * moments of a deployment; what failed is tried again by the next call.
 */
public final class ApplicationConnections implements AutoCloseable {
    private final ApplicationConfig config;
    private final CallerSource callers;
    private final ReentrantLock connecting = new ReentrantLock();

    private volatile Optional<Link> link = Optional.empty();
    private boolean closed;

    public ApplicationConnections(ApplicationConfig config, CallerSource callers) {
        this.config = config;
        this.callers = callers;
    }

    /** What is known once the factory has been found. */
    private record Link(HttpConnectionFactory factory, String application, Optional<Registration> ownDestinations) {}

    /** The user on whose behalf the calling thread works; empty for nobody. */
    public Optional<Caller> caller() {
        return callers.caller();
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
     * @param fragment empty for none
     * @throws dev.fairlead.error.DestinationException if a name is illegal, or the destination unknown or invalid
     */
    public void check(String name, String fragment) {
        DestinationNames.check(name, fragment);
        Link to = link();
        to.factory.check(new DestinationLookup(to.application, "", name, LookupOptions.DEFAULT.fragment(fragment)));
    }

    HttpConnection borrow(String name, String fragment, Optional<Caller> caller) {
        Link to = link();
        return to.factory.getConnection(
                new DestinationLookup(to.application, "", name, LookupOptions.DEFAULT.fragment(fragment)), caller);
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
