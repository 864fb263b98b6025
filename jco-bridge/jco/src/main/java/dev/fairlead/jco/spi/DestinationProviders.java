package dev.fairlead.jco.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The provider of this class loader. There is one at most, for programs look destinations up by static methods; a second
 * one is refused rather than put in its place.
 */
public final class DestinationProviders {
    private static final Optional<String> CONFLICT = Facades.conflict(DestinationProviders.class.getClassLoader());
    private static final AtomicReference<Registration> CURRENT = new AtomicReference<>();

    private DestinationProviders() {}

    /**
     * Serves look-ups from now on, until the registration is closed.
     *
     * @throws IllegalStateException if there is a provider already, or a facade beside its original
     */
    public static Registration register(DestinationProvider provider) {
        CONFLICT.ifPresent(found -> {
            throw new IllegalStateException(found);
        });
        Registration registration = new Registration(Objects.requireNonNull(provider, "provider"));
        if (!CURRENT.compareAndSet(null, registration)) {
            throw new IllegalStateException("There is a provider of destinations already");
        }
        return registration;
    }

    /** The provider, if there is one. */
    public static Optional<DestinationProvider> current() {
        return Optional.ofNullable(CURRENT.get()).map(Registration::provider);
    }

    /**
     * Makes sure that what a program registers is for itself: in a server it would be for all applications, and keep the one
     * that brought it.
     *
     * @param what it registers
     * @throws IllegalStateException if the provider is shared by several applications
     */
    public static void requireOwn(String what) {
        if (current().filter(DestinationProvider::isShared).isPresent()) {
            throw new IllegalStateException(
                    what + " cannot be registered here: it would count for all applications of the server");
        }
    }

    /** Ends the provider's service when closed. */
    public record Registration(DestinationProvider provider) implements AutoCloseable {

        @Override
        public void close() {
            CURRENT.compareAndSet(this, null);
        }
    }
}
