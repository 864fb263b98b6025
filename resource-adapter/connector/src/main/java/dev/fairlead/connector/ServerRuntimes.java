package dev.fairlead.connector;

import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.EngineBuilder;
import dev.fairlead.destination.source.ConfigDestinationSource;
import dev.fairlead.destination.source.DirectorySource;
import dev.fairlead.destination.source.EnvironmentSource;
import dev.fairlead.source.DestinationSource;
import java.util.ArrayList;
import java.util.List;

/** Opens the real runtime of a server: its sources of destinations, and the engine over them. */
final class ServerRuntimes implements SharedRuntimes.Opener {

    @Override
    public ConnectorRuntime open(RuntimeConfiguration configuration, Settings settings) {
        if (configuration.gateway().isPresent()) {
            throw new IllegalArgumentException("fairlead.gateway.agents.port is set, but there is no gateway yet");
        }
        EngineBuilder engine = DestinationEngine.builder()
                .sources(sources(configuration, settings))
                .defaultTenant(configuration.tenant());
        configuration.destinationsDirectory().ifPresent(engine::trustDirectory);
        return new ConnectorRuntime(engine.build(), () -> {});
    }

    /** What is set for this very server comes before files, which many servers may share, and the environment. */
    private static List<DestinationSource> sources(RuntimeConfiguration configuration, Settings settings) {
        List<DestinationSource> sources = new ArrayList<>();
        sources.add(new ConfigDestinationSource("configuration of the server", settings::keys, settings::value));
        configuration.destinationsDirectory().map(DirectorySource::new).ifPresent(sources::add);
        sources.add(EnvironmentSource.ofProcess());
        return sources;
    }
}
