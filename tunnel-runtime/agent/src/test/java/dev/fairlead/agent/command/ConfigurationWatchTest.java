package dev.fairlead.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.configuration.AgentConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that changes while the agent runs. */
class ConfigurationWatchTest {
    @TempDir
    private Path directory;

    private final List<AgentConfiguration> used = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Path file;
    private ConfigurationWatch watch;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(directory.resolve("agent.yaml"), "mappings: []\n");
        watch = new ConfigurationWatch(file, used::add, told::add);
    }

    @Test
    void aFileThatStaysAsItIsIsNotReadAgain() throws IOException {
        watch.look();
        Files.writeString(file, "mappings: []\n");
        watch.look();

        assertThat(used).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aChangedFileIsUsedOnce() throws IOException {
        Files.writeString(file, "mappings: [{virtual: \"a:1\", internal: \"tcp://b:1\", applications: [x]}]\n");
        watch.look();
        watch.look();

        assertThat(used)
                .singleElement()
                .satisfies(configuration ->
                        assertThat(configuration.access().mappings()).hasSize(1));
        assertThat(told).containsExactly("configuration changed, serves 1 mappings now");
    }

    @Test
    void aFileThatIsWrongIsToldOnceWithItsPlaceAndNotUsed() throws IOException {
        Files.writeString(file, "mapings: []\n");
        watch.look();
        watch.look();

        assertThat(used).isEmpty();
        assertThat(told)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("not used: " + file + ":1: mapings: there is no such key. Known here:"));
    }

    @Test
    void afterTheMistakeIsMendedTheFileIsUsed() throws IOException {
        Files.writeString(file, "mapings: []\n");
        watch.look();
        Files.writeString(file, "audit: {level: SECURITY}\n");
        watch.look();

        assertThat(used).hasSize(1);
    }

    @Test
    void keysThatCannotBeUsedAreTold() throws IOException {
        ConfigurationWatch failing = new ConfigurationWatch(
                file,
                configuration -> {
                    throw new IOException("users.pem holds no usable key");
                },
                told::add);
        Files.writeString(file, "audit: {level: ALL}\n");

        failing.look();

        assertThat(told).containsExactly("the changed configuration is not used: users.pem holds no usable key");
    }
}
