package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.emulator.AbapEmulator;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Destinations of programs that register no provider: files of a directory. */
class FileDestinationsTest {
    private final AbapEmulator emulator = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "geheim")
            .standardModules()
            .start();

    @TempDir
    private Path directory;

    @BeforeEach
    void chooseDirectory() {
        JCo.setProperty("jco.destinations.dir", directory.toString());
    }

    @AfterEach
    void stop() {
        JCo.setProperty("jco.destinations.dir", null);
        emulator.close();
    }

    private void write(String name, Properties data) throws Exception {
        try (Writer out = Files.newBufferedWriter(directory.resolve(name + ".jcoDestination"))) {
            data.store(out, "a destination");
        }
    }

    @Test
    void aFileHasTheProperties() throws Exception {
        write("ERP", SoapData.of(emulator, "TESTER"));

        JCoDestinationManager.getDestination("ERP").ping();

        assertThat(emulator.calls().runsOf("RFC_PING")).isOne();
    }

    @Test
    void aFileThatChangesIsAnotherDestination() throws Exception {
        write("ERP", SoapData.of(emulator, "TESTER"));
        JCoDestination before = JCoDestinationManager.getDestination("ERP", "a scope");
        Properties changed = SoapData.of(emulator, "TESTER");
        changed.setProperty("jco.client.lang", "DE");
        write("ERP", changed);

        assertThat(JCoDestinationManager.getDestination("ERP")).isNotEqualTo(before);
        assertThat(before.isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABSENT", "../ERP", "", "/etc/ERP"})
    void aNameWithoutAFileOfTheDirectoryIsUnknown(String name) throws Exception {
        Path below = Files.createDirectory(directory.resolve("below"));
        write("ERP", SoapData.of(emulator, "TESTER"));
        JCo.setProperty("jco.destinations.dir", below.toString());

        assertThatThrownBy(() -> JCoDestinationManager.getDestination(name))
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_RESOURCE));
    }

    @Test
    void aFileThatIsNoneOfPropertiesIsOfGroup101() throws Exception {
        Files.writeString(directory.resolve("ERP.jcoDestination"), "jco.client.passwd=geheim\\u12zz");

        assertThatThrownBy(() -> JCoDestinationManager.getDestination("ERP"))
                .isInstanceOfSatisfying(JCoException.class, failure -> {
                    assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_CONFIGURATION);
                    assertThat(failure.getMessage()).doesNotContain("geheim");
                });
    }
}
