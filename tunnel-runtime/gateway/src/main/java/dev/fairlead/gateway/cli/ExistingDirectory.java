package dev.fairlead.gateway.cli;

import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.registry.AgentRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a gateway's directory, for commands that read it. */
final class ExistingDirectory {

    @Option(names = "--directory", required = true, paramLabel = "DIR", description = "The gateway's directory.")
    private Path directory;

    /** @throws IllegalArgumentException if there is no gateway's directory, since a typing error should create none */
    AgentRegistry registry() throws IOException {
        if (!Files.isDirectory(directory.resolve("agents"))) {
            throw new IllegalArgumentException(directory + " is no directory of a gateway");
        }
        return new AgentRegistry(GatewayDirectory.open(directory));
    }
}
