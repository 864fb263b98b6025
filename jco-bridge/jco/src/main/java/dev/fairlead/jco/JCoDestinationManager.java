package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.DestinationProvider;
import dev.fairlead.jco.spi.DestinationProviders;
import dev.fairlead.rfc.RfcException;

/** Finds destinations by name. */
public abstract class JCoDestinationManager {

    private JCoDestinationManager() {}

    /**
     * The destination of a name, as the provider has it now. Two of the same data are equal. Without a provider, destinations
     * are files {@code <name>.jcoDestination} in the directory of property {@code jco.destinations.dir}, or else the working
     * directory.
     *
     * @throws JCoException of group 106 if there is none; of group 101 if its data are wrong; of group 134
     *     if these classes stand beside others of the same names
     */
    public static JCoDestination getDestination(String name) throws JCoException {
        StartCheck.pass();
        DestinationProvider provider = DestinationProviders.current().orElse(Settings.FILES);
        return new FoundDestination(KnownDestinations.add(find(provider, name)));
    }

    /**
     * As {@link #getDestination(String)}: no session knows of scopes.
     *
     * @param scopeType has no effect
     * @throws JCoException as there
     */
    public static JCoDestination getDestination(String name, String scopeType) throws JCoException {
        return getDestination(name);
    }

    private static DestinationAccess find(DestinationProvider provider, String name) throws JCoException {
        try {
            return provider.find(name)
                    .orElseThrow(() -> new JCoException(
                            JCoException.JCO_ERROR_RESOURCE, "Destination " + name + " does not exist"));
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }
}
