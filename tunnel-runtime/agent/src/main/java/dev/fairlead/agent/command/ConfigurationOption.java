package dev.fairlead.agent.command;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that most commands share. */
final class ConfigurationOption {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "the agent's configuration, as init writes it")
    private Path file;

    AgentConfiguration read() throws ConfigurationException {
        return ConfigurationReader.read(file);
    }

    Path file() {
        return file;
    }
}
