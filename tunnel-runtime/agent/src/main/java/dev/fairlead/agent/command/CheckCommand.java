package dev.fairlead.agent.command;

import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.ClientAccess;
import dev.fairlead.agent.access.FunctionAccess;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.agent.explain.Ways;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    public Integer call() throws ConfigurationException, IOException {
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
            new Ways(checked.gateway().carrier())
                    .lines(gateway(checked), checked.issuers())
                    .forEach(out::println);
            checked.access().mappings().forEach(mapping -> out.println(described(mapping)));
        }
        out.println(configuration.file() + " is right");
        return 0;
    }

    private static Optional<Endpoint> gateway(AgentConfiguration checked) throws IOException {
        return AgentCredentials.load(checked.directory()).map(AgentCredentials::endpoint);
    }

    private static String described(SystemMapping mapping) {
        return mapping instanceof HttpMapping http
                ? http.virtualAuthority() + " (" + http.principals().mode() + "): "
                        + http.resources().size() + " resources"
                        + http.calls().map(CheckCommand::described).orElse("")
                        + http.resources().stream()
                                .flatMap(resource -> resource.calls().stream()
                                        .map(calls -> "; at " + resource.id() + described(calls)))
                                .collect(Collectors.joining())
                : mapping.virtualAuthority() + " (" + mapping.address().protocol() + "): relayed as a whole";
    }

    private static String described(CallRules calls) {
        ClientAccess clients = calls.clients();
        return described(calls.functions())
                + (clients.allowed().isEmpty()
                        ? ""
                        : ", clients " + clients.allowed().stream().sorted().collect(Collectors.joining(", ")))
                + (clients.looksAtUsers()
                        ? ", without "
                                + clients.blocked().stream()
                                        .map(user -> user.user() + " in " + user.client())
                                        .collect(Collectors.joining(", "))
                        : "");
    }

    private static String described(FunctionAccess functions) {
        return ", functions "
                + Stream.concat(
                                functions.resources().stream()
                                        .map(function -> function.name()
                                                + (function.prefix() ? "*" : "")
                                                + (function.enabled() ? "" : " (suspended)")),
                                functions.infrastructure()
                                        ? FunctionAccess.INFRASTRUCTURE.stream().sorted()
                                        : Stream.empty())
                        .collect(Collectors.joining(", "));
    }
}
