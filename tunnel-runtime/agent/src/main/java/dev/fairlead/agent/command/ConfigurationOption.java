package dev.fairlead.agent.command;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.InstallationReader;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that most commands share. */
final class ConfigurationOption {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "the agent's configuration, as init writes it")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Path file() {
        return file;
    }

    /** All tenants, also those whose files have problems. */
    Installation readAll() throws ConfigurationException {
        return InstallationReader.read(file);
    }

    /**
     * One tenant.
     *
     * @param name which of several; empty for the only one
     */
    AgentConfiguration read(String name) throws ConfigurationException {
        Installation installation = readAll();
        TenantConfiguration tenant = installation
                .tenant(name)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), refusal(installation, name)));
        if (tenant.settings().isEmpty()) {
            throw new ConfigurationException(tenant.problems());
        }
        return tenant.settings().get();
    }

    private String refusal(Installation installation, String name) {
        if (!installation.several()) {
            return file + " lists no tenants: leave out --tenant";
        }
        String names =
                installation.tenants().stream().map(TenantConfiguration::name).collect(Collectors.joining(", "));
        return (name.isEmpty() ? file + " lists several tenants" : "There is no tenant " + name)
                + ": add --tenant with one of " + names;
    }
}
