package dev.fairlead.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar fairlead-gateway.jar}. */
@Command(
        name = "fairlead-gateway",
        description = "Enrols and revokes the agents of a Fairlead gateway.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {EnrolmentCodeCommand.class, AgentsCommand.class, RevokeCommand.class})
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
            return failure instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.SOFTWARE;
        });
        return commandLine;
    }
}
