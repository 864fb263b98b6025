package dev.fairlead.gateway.cli;

import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares a directory for a gateway; what is there already stays. */
@Command(name = "init", description = "Writes a configuration to start from.", mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    private static final String CONFIGURATION = "gateway.yaml";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--directory",
            required = true,
            paramLabel = "DIR",
            description = "Where the configuration shall be; created if it is missing.")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrivateFile.createDirectory(directory);
        Path configuration = directory.resolve(CONFIGURATION);
        if (Files.exists(configuration)) {
            out.println("Kept the configuration " + configuration);
        } else {
            try (InputStream sample = InitCommand.class.getResourceAsStream(CONFIGURATION)) {
                Files.copy(sample, configuration);
            }
            out.println("Wrote a configuration to start from: " + configuration);
        }
        out.println("Next: run --config " + configuration);
        return 0;
    }
}
