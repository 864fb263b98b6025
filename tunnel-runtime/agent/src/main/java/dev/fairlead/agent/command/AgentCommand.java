package dev.fairlead.agent.command;

import dev.fairlead.tunnel.audit.AuditCommand;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code fairlead-agent}. */
@Command(
        name = "fairlead-agent",
        description = "Lets applications in the cloud call the systems of this network that you list.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            EnrollCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            RunCommand.class,
            StatusCommand.class,
            LogLevelCommand.class,
            SampleCommand.class,
            AuditCommand.class
        })
public final class AgentCommand {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    /** Runs one command and ends the process with its status. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");
        }
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to execute; it does not end the process. */
    static CommandLine commandLine() {
        return new CommandLine(new AgentCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(sentence(failure));
            return failure instanceof ConfigurationException
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        });
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
