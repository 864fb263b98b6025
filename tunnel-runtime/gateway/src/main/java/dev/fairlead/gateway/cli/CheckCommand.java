package dev.fairlead.gateway.cli;

import dev.fairlead.gateway.configuration.GatewayConfiguration;
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
        description = "Says whether a configuration is right, and where it listens.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration;

    @Override
    public Integer call() throws ConfigurationException {
        GatewayConfiguration checked = configuration.read();
        PrintWriter out = spec.commandLine().getOut();
        checked.warnings().forEach(warning -> out.println("Warning: " + warning));
        checked.fronts()
                .forEach(front ->
                        out.println(front.protocol() + " on " + front.address() + ", " + front.authorization()));
        out.println(configuration.file() + " is right");
        return 0;
    }
}
