package dev.fairlead.agent.configuration;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any text as the configuration of an agent or a gateway: read, or refused with what is wrong in which line. */
public final class ConfigurationFuzz {
    private static final Path FILE = file();

    private ConfigurationFuzz() {}

    private static Path file() {
        try {
            Path file = Files.createTempFile("fuzzed", ".yaml");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        boolean agent = data.consumeBoolean();
        Files.write(FILE, data.consumeRemainingAsBytes());
        try {
            if (agent) {
                ConfigurationReader.read(FILE);
            } else {
                dev.fairlead.gateway.configuration.ConfigurationReader.read(FILE);
            }
        } catch (ConfigurationException refused) {
            Input.require(!refused.problems().isEmpty(), "refused without a reason");
        }
    }
}
