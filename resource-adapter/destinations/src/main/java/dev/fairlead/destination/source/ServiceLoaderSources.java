package dev.fairlead.destination.source;

import dev.fairlead.source.DestinationSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Sources that jars beside the engine bring, by {@code META-INF/services/dev.fairlead.source.DestinationSource}. They are
 * loaded by the class loader of the engine: what an application carries is registered by the application.
 */
public final class ServiceLoaderSources {

    private static final Logger LOG = System.getLogger(ServiceLoaderSources.class.getName());

    private ServiceLoaderSources() {}

    /** All of them, in the order of the class path; one that cannot be loaded is logged and left out. */
    public static List<DestinationSource> load() {
        return load(ServiceLoaderSources.class.getClassLoader());
    }

    static List<DestinationSource> load(ClassLoader loader) {
        List<DestinationSource> sources = new ArrayList<>();
        Iterator<DestinationSource> found =
                ServiceLoader.load(DestinationSource.class, loader).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return List.copyOf(sources);
                }
                sources.add(found.next());
            } catch (ServiceConfigurationError e) {
                LOG.log(Level.ERROR, "A source of destinations cannot be loaded: {0}", e.getMessage());
            }
        }
    }
}
