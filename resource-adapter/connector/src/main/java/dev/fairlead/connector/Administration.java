package dev.fairlead.connector;

import dev.fairlead.connector.configuration.AdapterProperties;
import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.rfc.probe.ProbedSystem;
import dev.fairlead.source.DestinationLookup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The destinations of an installation for programs of its administrators: from the same settings, files and bindings as in
 * its servers, but in no container. There is no gateway, so that systems behind agents are reached through the platform's
 * proxy only; and nobody is signed in.
 */
public final class Administration implements AutoCloseable {
    private final ConnectorRuntime runtime;
    private final Optional<Path> files;

    private Administration(ConnectorRuntime runtime, Optional<Path> files) {
        this.runtime = runtime;
        this.files = files;
    }

    /**
     * @param chosen what counts more than the settings
     * @throws IllegalArgumentException if a value cannot be used; the message names its key
     */
    public static Administration open(AdapterProperties chosen, Settings settings) {
        RuntimeConfiguration server = RuntimeConfiguration.of(chosen, settings);
        RuntimeConfiguration alone = new RuntimeConfiguration(
                server.destinationsDirectory(), server.tenant(), server.engine(), server.functions(), Optional.empty());
        return new Administration(
                new ServerRuntimes().open(alone, settings, Runnable::run),
                server.functions().files());
    }

    /**
     * The system behind an RFC destination, as probes see it.
     *
     * @throws dev.fairlead.error.DestinationException if the destination is unknown, invalid, none for RFC, or not called
     *     over SOAP
     */
    public ProbedSystem system(String destination) {
        return runtime.rfc().probed(DestinationLookup.of(destination));
    }

    /** Directory of the files that RFC destinations may name; empty for none. */
    public Optional<Path> files() {
        return files;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
