package dev.fairlead.agent.command;

import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares a directory for an agent; what is there already stays. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Makes the agent's keys, and a configuration to start from.")
final class InitCommand implements Callable<Integer> {
    private static final String CONFIGURATION = "agent.yaml";

    @Option(
            names = "--directory",
            required = true,
            paramLabel = "DIRECTORY",
            description = "where the configuration and the keys shall be; created if it is missing")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrivateFile.createDirectory(directory);
        AgentKeys.open(directory, Clock.systemUTC());
        Path configuration = directory.resolve(CONFIGURATION);
        if (Files.exists(configuration)) {
            out.println("Kept the configuration " + configuration);
        } else {
            try (InputStream sample = InitCommand.class.getResourceAsStream(CONFIGURATION)) {
                Files.copy(sample, configuration);
            }
            out.println("Wrote a configuration to start from: " + configuration);
        }
        out.println("Back ends have to trust two certificates:");
        out.println("  " + directory.resolve(AgentKeys.SYSTEM_FILE) + "  the agent itself, in TLS");
        out.println("  " + directory.resolve(AgentKeys.AUTHORITY_FILE) + "  the authority that names its users");
        out.println("Next: enroll --config " + configuration + " CODE, with a code from the gateway");
        return 0;
    }
}
