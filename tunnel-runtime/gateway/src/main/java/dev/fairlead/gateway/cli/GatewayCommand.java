package dev.fairlead.gateway.cli;

import dev.fairlead.tunnel.audit.AuditCommand;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar fairlead-gateway.jar}. */
@Command(
        name = "fairlead-gateway",
        description = "Brings calls of applications to the agents of other networks.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            InitCommand.class,
            CheckCommand.class,
            RunCommand.class,
            EnrolmentCodeCommand.class,
            AgentsCommand.class,
            RevokeCommand.class,
            LogLevelCommand.class,
            AuditCommand.class
        })
public final class GatewayCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    GatewayCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Runs a command and ends the process with its status: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new GatewayCommand());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return failure instanceof IllegalArgumentException || failure instanceof ConfigurationException
                    ? ExitCode.USAGE
                    : ExitCode.SOFTWARE;
        });
        return commandLine;
    }
}
