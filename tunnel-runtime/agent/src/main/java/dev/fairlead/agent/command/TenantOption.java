package dev.fairlead.agent.command;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that work on one tenant. */
final class TenantOption {
    @Mixin
    private ConfigurationOption configuration;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "",
            description = "which tenant, where the configuration lists several")
    private String name;

    AgentConfiguration read() throws ConfigurationException {
        return configuration.read(name);
    }

    Path file() {
        return configuration.file();
    }
}
