package dev.fairlead.command;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code fairlead}. */
@Command(
        name = "fairlead",
        description = "Asks about destinations, with the settings of a server and without one.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = RfcCommand.class)
public final class FairleadCommand implements Runnable {

    /** Held, because levels of loggers that nobody holds are forgotten. */
    private static final Logger LOG = Logger.getLogger("fairlead");

    @Spec
    private CommandSpec spec;

    FairleadCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Runs a command and ends the process with its status: 0 done, 1 failed, 2 wrong usage, 3 done in part. */
    public static void main(String[] arguments) {
        // what a command finds stands in what it prints
        LOG.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new FairleadCommand()).setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(failure.getMessage());
            return failure instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.SOFTWARE;
        });
    }
}
