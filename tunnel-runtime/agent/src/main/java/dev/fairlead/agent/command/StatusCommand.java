package dev.fairlead.agent.command;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.agent.status.StatusSocket;
import dev.fairlead.agent.status.StatusText;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks the running agent how it fares. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Asks the running agent for its connections, certificates and traffic, as its own user.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:it is ready",
            "1:it does not answer",
            "2:arguments or configuration are wrong",
            "3:it runs, and is not ready"
        })
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_READY = 3;

    @Mixin
    private ConfigurationOption configuration;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "",
            description = "which tenant; all of them if left out")
    private String name;

    @Option(names = "--json", description = "print one JSON object a tenant, each on a line")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        boolean ready = true;
        for (AgentConfiguration tenant : tenants()) {
            JsonObject status = StatusSocket.ask(tenant.directory());
            print(status, spec.commandLine().getOut());
            ready &= status.getBoolean("ready");
        }
        return ready ? 0 : NOT_READY;
    }

    private List<AgentConfiguration> tenants() throws ConfigurationException {
        Installation installation = configuration.readAll();
        if (!name.isEmpty() || !installation.several()) {
            return List.of(configuration.read(name));
        }
        return installation.tenants().stream()
                .filter(TenantConfiguration::enabled)
                .flatMap(tenant -> tenant.settings().stream())
                .toList();
    }

    private void print(JsonObject status, PrintWriter out) {
        if (json) {
            out.println(status);
        } else {
            StatusText.of(status).forEach(out::println);
        }
    }
}
