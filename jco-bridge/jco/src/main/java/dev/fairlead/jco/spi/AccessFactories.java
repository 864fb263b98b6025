package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All transports that this class loader finds, in the order in which it finds them. */
public final class AccessFactories implements AccessFactory {
    private final List<AccessFactory> factories;

    private AccessFactories(List<AccessFactory> factories) {
        this.factories = factories;
    }

    /** Those that stand beside this class. */
    public static AccessFactories load() {
        ServiceLoader<AccessFactory> found =
                ServiceLoader.load(AccessFactory.class, AccessFactories.class.getClassLoader());
        return new AccessFactories(
                found.stream().map(ServiceLoader.Provider::get).toList());
    }

    /**
     * The way that the first transport has that serves the properties; never empty.
     *
     * @throws dev.fairlead.rfc.RfcConfigurationException if the properties are wrong, or no transport serves them
     */
    @Override
    public Optional<DestinationAccess> open(String name, Map<String, String> properties) {
        for (AccessFactory factory : factories) {
            Optional<DestinationAccess> access = factory.open(name, properties);
            if (access.isPresent()) {
                return access;
            }
        }
        throw RfcException.of(RfcFailure.of(
                RfcErrorGroup.CONFIGURATION,
                name,
                "jco.destination.x_fairlead.transport",
                "asks for a transport that is not there"));
    }
}
