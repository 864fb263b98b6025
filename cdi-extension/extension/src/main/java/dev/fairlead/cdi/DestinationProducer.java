package dev.fairlead.cdi;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.authorization.AuthorizationCodes;
import dev.fairlead.caller.Callers;
import dev.fairlead.cdi.connection.NamedOptions;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.rfc.RfcConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;

/**
 * Serves every {@code @Destination}. A producer method, because no other kind of bean learns of its injection point in
 * all containers; one for all names, because injection points of message-driven beans are not seen at discovery.
 */
@Dependent
public class DestinationProducer {
    private final DestinationExtension extension;

    @Inject
    DestinationProducer(DestinationExtension extension) {
        this.extension = extension;
    }

    @Produces
    @Destination("")
    HttpDestination http(InjectionPoint at) {
        Destination named = nameAt(at);
        return extension.deployment().destinations().http(named.value(), NamedOptions.of(named));
    }

    @Produces
    @Destination("")
    RfcConnection rfc(InjectionPoint at) {
        Destination named = nameAt(at);
        return extension.deployment().destinations().rfc(named.value(), NamedOptions.of(named));
    }

    @Produces
    @ApplicationScoped
    Destinations destinations() {
        return extension.deployment().destinations();
    }

    /** Without a proxy, so that the log can name the class that acts for somebody. */
    @Produces
    @Dependent
    Callers callers() {
        return extension.deployment().callers();
    }

    @Produces
    @ApplicationScoped
    AuthorizationCodes authorizationCodes() {
        return extension.deployment().authorizationCodes();
    }

    /** OpenWebBeans tells a look-up by {@code Instance.select} from {@code CDI.current()} no injection point at all. */
    static Destination nameAt(InjectionPoint at) {
        if (at != null) {
            for (var qualifier : at.getQualifiers()) {
                if (qualifier instanceof Destination named) {
                    return named;
                }
            }
        }
        throw new IllegalStateException("The container does not say which destination is asked for. For names known at"
                + " run time, inject " + Destinations.class.getName());
    }
}
