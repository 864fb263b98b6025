package dev.fairlead.cdi;

import dev.fairlead.Destination;
import dev.fairlead.cdi.connection.NamedOptions;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.ProvidedDestination;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LateAccess;
import dev.fairlead.rfc.RfcConnection;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;

/**
 * Serves {@code @Destination JCoDestination}. A class of its own, which is not touched where an application does not see
 * {@code fairlead-jco}.
 */
@Dependent
public class JcoDestinationProducer {
    private final DestinationExtension extension;

    @Inject
    JcoDestinationProducer(DestinationExtension extension) {
        this.extension = extension;
    }

    /** Found at each use, for the user of that moment: the connection factory may not be bound yet. */
    @Produces
    @Destination("")
    JCoDestination jco(InjectionPoint at) {
        Destination named = DestinationProducer.nameAt(at);
        RfcConnection connection = extension.deployment().destinations().rfc(named.value(), NamedOptions.of(named));
        return ProvidedDestination.of(new LateAccess(named.value(), () -> connection.unwrap(DestinationAccess.class)));
    }
}
