package dev.fairlead.cdi.connection;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.cdi.configuration.SourceBeans;
import dev.fairlead.cdi.configuration.SourcesInOrder;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.Registration;
import dev.fairlead.source.TenantStrategy;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One application's way to the connection factory. Reached at first use, since servers bind the factory at different
 * moments of a deployment; what failed is tried again by the next call.
 */
public final class ApplicationConnections implements AutoCloseable {
    private final ApplicationConfig config;
    private final Supplier<OnBehalfOf> users;
    private final BeanManager beans;
    private final boolean unitsOutliveRequests;
    private final FunctionTelemetry telemetry;
    private final ReentrantLock connecting = new ReentrantLock();

    private volatile Optional<Link> link = Optional.empty();
    private boolean closed;

    /** @param beans those of the application; its sources are asked for once, when the factory has been found */
    public ApplicationConnections(ApplicationConfig config, Supplier<OnBehalfOf> users, BeanManager beans) {
        this.config = config;
        this.users = users;
        this.beans = beans;
        this.telemetry = new FunctionTelemetry(beans);
        this.unitsOutliveRequests = config.value(ApplicationConfig.JCO_SESSIONS)
                .filter("true"::equalsIgnoreCase)
                .isPresent();
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
     * Finds the factory of connections for RFC, too.
     *
     * @throws dev.fairlead.error.RouteUnavailableException as {@link #connect}
     */
    public void connectRfc() {
        locateRfc();
    }

    /**
     * Finds and validates a destination without calling it; of one that only subscribers have, the name.
     *
     * @throws dev.fairlead.error.DestinationException if a name is illegal, or the destination unknown or invalid
     */
    public void check(String name, LookupOptions options) {
        DestinationNames.check(name, options);
        if (options.strategy() == TenantStrategy.SUBSCRIBER_ONLY) {
            return;
        }
        Link to = link();
        to.factory.check(new DestinationLookup(to.application, "", name, options));
    }

    /**
     * As {@link #check}, for functions of an ABAP system.
     *
     * @throws dev.fairlead.error.DestinationException if a name is illegal, or the destination unknown or invalid
     */
    public void checkRfc(String name, LookupOptions options) {
        DestinationNames.check(name, options);
        if (options.strategy() != TenantStrategy.SUBSCRIBER_ONLY) {
            locateRfc().check(new DestinationLookup(link().application, "", name, options));
        }
    }

    /**
     * The factory of connections for RFC. Looked for when it is needed: most applications never do.
     *
     * @throws dev.fairlead.error.RouteUnavailableException as {@link #connect}
     */
    RfcConnectionFactory rfc() {
        RfcConnectionFactory factory = locateRfc();
        telemetry.begin(factory, link().application);
        return factory;
    }

    private RfcConnectionFactory locateRfc() {
        // the application's own destinations are registered with the other factory
        connect();
        return ConnectionFactoryLocator.RFC.locate(config);
    }

    /** An outbox on that database, for destinations that this application knows. */
    RfcOutbox outbox(DataSource database) {
        RfcOutbox outbox = rfc().outbox(database);
        telemetry.opened(database, outbox);
        return new ApplicationOutbox(this, outbox, () -> telemetry.closed(database, outbox));
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

    /** The units of work that end with the request of this thread; empty if there is none, or they may outlive it. */
    Optional<OpenUnits> unitsOfRequest() {
        return unitsOutliveRequests ? Optional.empty() : RequestUnits.ofThread(beans);
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
                HttpConnectionFactory factory = ConnectionFactoryLocator.HTTP.locate(config);
                String application = ApplicationName.find();
                link = Optional.of(new Link(
                        factory,
                        application,
                        ownDestinations(factory, application).map(source -> factory.register(application, source))));
            }
            return link.get();
        } finally {
            connecting.unlock();
        }
    }

    /** What is configured for an installation comes before what its programmers wrote. */
    private Optional<DestinationSource> ownDestinations(HttpConnectionFactory factory, String application) {
        List<DestinationSource> sources = new ArrayList<>();
        config.destinations(application).map(factory::sourceOf).ifPresent(sources::add);
        sources.addAll(SourceBeans.in(beans));
        return sources.size() > 1
                ? Optional.of(new SourcesInOrder(sources))
                : sources.stream().findFirst();
    }

    /** Takes the application's destinations back, so that nothing of it stays with the resource adapter. */
    @Override
    public void close() {
        connecting.lock();
        try {
            link.flatMap(Link::ownDestinations).ifPresent(Registration::close);
            link = Optional.empty();
            telemetry.close();
            closed = true;
        } finally {
            connecting.unlock();
        }
    }
}
