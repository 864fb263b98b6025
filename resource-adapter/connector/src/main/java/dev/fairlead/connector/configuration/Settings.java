package dev.fairlead.connector.configuration;

import dev.fairlead.source.FlatConfiguration;
import java.util.Optional;
import java.util.Set;

/** Configuration of the server, by dotted keys. For any number of threads. */
public interface Settings extends FlatConfiguration {

    @Override
    default String description() {
        return "configuration of the server";
    }

    /** The value of {@code key} as it stands; empty if it is not set or blank. */
    @Override
    Optional<String> value(String key);

    /** The keys that are set at the moment, as far as they can be listed. */
    @Override
    Set<String> keys();

    /**
     * The settings of the server that this class runs in: MicroProfile Config if the server has it, else system
     * properties and the environment. Call it where the thread belongs to the server and to no application, since
     * MicroProfile Config is chosen by thread.
     */
    static Settings ofServer() {
        try {
            return MicroProfileSettings.ofCurrentThread();
        } catch (LinkageError | RuntimeException e) {
            // no MicroProfile Config API, or no implementation of it
            return new SystemSettings();
        }
    }
}
