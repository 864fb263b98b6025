package dev.fairlead.jco.ext;

import dev.fairlead.jco.spi.AccessFactories;
import dev.fairlead.jco.spi.DestinationProviders;
import dev.fairlead.jco.spi.PropertyDestinations;
import dev.fairlead.jco.spi.SessionScope;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where programs register what they bring along. There is one of each kind at most in a class loader; a second one is
 * refused. In a server whose resource adapter gives destinations so is the first of any kind: it would count for all
 * applications.
 */
public abstract class Environment {
    private static final AtomicReference<Destinations> DESTINATIONS = new AtomicReference<>();
    private static final AtomicReference<ServerDataProvider> SERVERS = new AtomicReference<>();

    private Environment() {}

    /** A provider at work. */
    private record Destinations(
            DestinationDataProvider provider,
            PropertyDestinations destinations,
            DestinationProviders.Registration registration) {

        static Destinations of(DestinationDataProvider provider) {
            PropertyDestinations destinations =
                    new PropertyDestinations(new ProvidedData(provider), AccessFactories.load());
            return new Destinations(provider, destinations, DestinationProviders.register(destinations));
        }

        void close() {
            registration.close();
            destinations.close();
        }
    }

    /**
     * Has destinations looked up with this provider from now on.
     *
     * @throws IllegalStateException if there is a provider already
     */
    public static void registerDestinationDataProvider(DestinationDataProvider provider) {
        Objects.requireNonNull(provider, "provider");
        if (DestinationProviders.current().isPresent()) {
            throw new IllegalStateException("DestinationDataProvider already registered");
        }
        Destinations registered = Destinations.of(provider);
        DESTINATIONS.set(registered);
        if (provider.supportsEvents()) {
            provider.setDestinationDataEventListener(new Invalidation(registered.destinations()));
        }
    }

    /**
     * Looks destinations up with this provider no more; those that it gave are invalid.
     *
     * @throws IllegalStateException if this one is not registered
     */
    public static void unregisterDestinationDataProvider(DestinationDataProvider provider) {
        Destinations registered = DESTINATIONS.get();
        if (registered == null || registered.provider() != provider || !DESTINATIONS.compareAndSet(registered, null)) {
            throw new IllegalStateException("DestinationDataProvider not registered");
        }
        registered.close();
    }

    /** Whether somebody gives destinations: a program, or a resource adapter. */
    public static boolean isDestinationDataProviderRegistered() {
        return DestinationProviders.current().isPresent();
    }

    /**
     * Notes a provider of servers, which is never asked.
     *
     * @throws IllegalStateException if there is one already, or in a server
     */
    public static void registerServerDataProvider(ServerDataProvider provider) {
        DestinationProviders.requireOwn("A ServerDataProvider");
        if (!SERVERS.compareAndSet(null, Objects.requireNonNull(provider, "provider"))) {
            throw new IllegalStateException("ServerDataProvider already registered");
        }
    }

    /**
     * Forgets a provider of servers.
     *
     * @throws IllegalStateException if this one is not registered
     */
    public static void unregisterServerDataProvider(ServerDataProvider provider) {
        if (provider == null || !SERVERS.compareAndSet(provider, null)) {
            throw new IllegalStateException("ServerDataProvider not registered");
        }
    }

    /** Whether a provider of servers was noted. */
    public static boolean isServerDataProviderRegistered() {
        return SERVERS.get() != null;
    }

    /**
     * Has sessions belong to what this provider says, and not to threads. Sessions that go on stay their thread's.
     *
     * @throws IllegalStateException if there is a provider already, or in a server
     */
    public static void registerSessionReferenceProvider(SessionReferenceProvider provider) {
        DestinationProviders.requireOwn("A SessionReferenceProvider");
        if (!SessionScope.Current.set(new ProvidedSessions(Objects.requireNonNull(provider, "provider")))) {
            throw new IllegalStateException("SessionReferenceProvider already registered");
        }
    }

    /**
     * Has sessions belong to threads again; those that belong to something else are closed when the next one begins.
     *
     * @throws IllegalStateException if this one is not registered
     */
    public static void unregisterSessionReferenceProvider(SessionReferenceProvider provider) {
        boolean cleared = SessionScope.Current.get()
                .filter(new ProvidedSessions(provider)::equals)
                .map(SessionScope.Current::clear)
                .orElse(false);
        if (!cleared) {
            throw new IllegalStateException("SessionReferenceProvider not registered");
        }
    }

    /** A change and a removal are the same to those who hold a destination. */
    private record Invalidation(PropertyDestinations destinations) implements DestinationDataEventListener {

        @Override
        public void updated(String destinationName) {
            destinations.changed(destinationName);
        }

        @Override
        public void deleted(String destinationName) {
            destinations.changed(destinationName);
        }
    }
}
