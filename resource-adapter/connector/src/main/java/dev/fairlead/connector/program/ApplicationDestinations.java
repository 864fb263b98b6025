package dev.fairlead.connector.program;

import dev.fairlead.Destinations;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.DestinationProvider;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.transport.RouteErrors;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Finds destinations as the application of the thread has them, by that application's own {@link Destinations}: so a
 * program gets what an injection point would get, for the user of each call. Nothing is kept of any application.
 *
 * <table>
 * <caption>Who asks</caption>
 * <tr><th>thread</th><th>answer</th></tr>
 * <tr><td>of an application with {@code fairlead-cdi}</td><td>its destinations</td></tr>
 * <tr><td>of an application without it, or of none</td><td>group 101: without an application there is no tenant</td></tr>
 * </table>
 */
public final class ApplicationDestinations implements DestinationProvider {
    private final Supplier<Optional<BeanManager>> applications;

    /** Asks the container whose thread this is. */
    public ApplicationDestinations() {
        this(ApplicationDestinations::ofThread);
    }

    ApplicationDestinations(Supplier<Optional<BeanManager>> applications) {
        this.applications = applications;
    }

    @Override
    public Optional<DestinationAccess> find(String name) {
        try {
            return Optional.of(destinations(name).rfc(name).unwrap(DestinationAccess.class));
        } catch (DestinationNotFoundException unknown) {
            return Optional.empty();
        } catch (DestinationException failure) {
            throw RouteErrors.of(failure, "look-up", false);
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    private Destinations destinations(String name) {
        Instance<Destinations> found = applications
                .get()
                .map(beans -> beans.createInstance().select(Destinations.class))
                .orElseThrow(() -> noApplication(name));
        if (!found.isResolvable()) {
            throw noApplication(name);
        }
        return found.get();
    }

    private static RfcException noApplication(String name) {
        return RfcException.of(RfcFailure.of(
                        RfcErrorGroup.CONFIGURATION,
                        name,
                        "thread " + Thread.currentThread().getName(),
                        "belongs to no application that has destinations, so that nothing tells the tenant")
                .withHint("Put fairlead-cdi into the application, and start threads by its ManagedExecutorService"));
    }

    /** The component's own name first: beside it, applications of several modules can only be guessed at. */
    private static Optional<BeanManager> ofThread() {
        try {
            return Optional.of(InitialContext.<BeanManager>doLookup("java:comp/BeanManager"));
        } catch (NamingException noComponent) {
            return ofCurrentApplication();
        }
    }

    private static Optional<BeanManager> ofCurrentApplication() {
        try {
            return Optional.of(CDI.current().getBeanManager());
        } catch (IllegalStateException noApplication) {
            return Optional.empty();
        }
    }
}
