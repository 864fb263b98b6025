package dev.fairlead.agent.command;

import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.logging.LogLevelOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Changes how much the running agent logs. */
@Command(
        name = "log-level",
        mixinStandardHelpOptions = true,
        description = "Has the running agent log more or less for some minutes, as its own user.")
final class LogLevelCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private LogLevelOptions wanted;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        spec.commandLine().getOut().println(wanted.store(configuration.readAll().directory()));
        return 0;
    }
}
