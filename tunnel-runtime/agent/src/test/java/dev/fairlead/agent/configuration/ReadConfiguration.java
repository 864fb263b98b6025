package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Configurations as files, read or refused. */
abstract class ReadConfiguration {
    @TempDir
    Path directory;

    AgentConfiguration read(String text) throws Exception {
        return ConfigurationReader.read(Files.writeString(directory.resolve("agent.yaml"), text));
    }

    List<ConfigurationProblem> problems(String text) {
        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class, () -> read(text));
        assertThat(refused).as("the configuration is refused").isNotNull();
        return refused.problems();
    }

    static HttpMapping only(AgentConfiguration configuration) {
        assertThat(configuration.access().mappings()).hasSize(1);
        return (HttpMapping) configuration.access().mappings().get(0);
    }
}
