package dev.fairlead.gateway.cli;

import dev.fairlead.gateway.configuration.ConfigurationReader;
import dev.fairlead.gateway.configuration.GatewayConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a configuration file. */
final class ConfigurationOption {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The gateway's configuration, as init writes it.")
    private Path file;

    GatewayConfiguration read() throws ConfigurationException {
        return ConfigurationReader.read(file);
    }

    Path file() {
        return file;
    }
}
