package dev.fairlead.agent.command;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads a configuration without using it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says whether a configuration is right, and what it exposes.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException {
        Installation installation = configuration.readAll();
        if (!installation.problems().isEmpty()) {
            throw new ConfigurationException(installation.problems());
        }
        PrintWriter out = spec.commandLine().getOut();
        for (TenantConfiguration tenant : installation.tenants()) {
            if (installation.several()) {
                out.println(
                        "Tenant " + tenant.name() + (tenant.enabled() ? "" : ", not enabled") + ": " + tenant.file());
            }
            AgentConfiguration checked = tenant.settings().orElseThrow();
            checked.warnings().forEach(warning -> out.println("Warning: " + warning));
            checked.access().mappings().forEach(mapping -> out.println(described(mapping)));
        }
        out.println(configuration.file() + " is right");
        return 0;
    }

    private static String described(SystemMapping mapping) {
        return mapping instanceof HttpMapping http
                ? http.virtualAuthority() + " (" + http.principals().mode() + "): "
                        + http.resources().size() + " resources"
                : mapping.virtualAuthority() + " (" + mapping.address().protocol() + "): relayed as a whole";
    }
}
