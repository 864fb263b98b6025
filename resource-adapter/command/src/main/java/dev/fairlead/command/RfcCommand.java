package dev.fairlead.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns RFC destinations. */
@Command(
        name = "rfc",
        description = "Asks about RFC destinations.",
        mixinStandardHelpOptions = true,
        subcommands = ProbeCommand.class)
final class RfcCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
