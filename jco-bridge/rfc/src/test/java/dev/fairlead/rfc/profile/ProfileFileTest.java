package dev.fairlead.rfc.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fairlead.rfc.RfcConfigurationException;
import dev.fairlead.rfc.soap.DateTimeForm;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of what is known about a system (RFC specification, H.2). */
class ProfileFileTest {
    private static final SystemProfile BARE =
            SystemProfile.of("https://erp.example:44300/sap/bc/soap/rfc", Instant.parse("2026-01-31T10:15:00Z"));
    private static final SystemProfile FULL = BARE.withSystem("FLD", "758")
            .withDateTime(DateTimeForm.COMPACT)
            .withEmptyTables(false)
            .withSessions(true)
            .withMetadata("wsdl")
            .withMetadata("rfc")
            .withGzip(false)
            .withChunks(true);

    @TempDir
    private Path directory;

    private static String written(SystemProfile profile) {
        StringWriter text = new StringWriter();
        ProfileFile.write(profile, text);
        return text.toString();
    }

    private static SystemProfile read(String json) {
        return ProfileFile.read("erp", "profile", new StringReader(json));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(read(written(FULL))).isEqualTo(FULL);
        assertThat(read(written(BARE))).isEqualTo(BARE);
    }

    @Test
    void aFileAppearsInTheOthersPlaceWithNothingBesides() throws IOException {
        Path file = Files.writeString(directory.resolve("erp.json"), "old");

        ProfileFile.write(FULL, file);

        assertThat(ProfileFile.read("erp", file)).isEqualTo(FULL);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileIsItsOwnersAlone() throws IOException {
        assumeThat(Files.getFileStore(directory).supportsFileAttributeView("posix"))
                .isTrue();
        Path file = directory.resolve("erp.json");

        ProfileFile.write(FULL, file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path file = directory.resolve("none.json");

        assertThatThrownBy(() -> ProfileFile.read("erp", file))
                .isInstanceOf(RfcConfigurationException.class)
                .hasMessageContaining("none.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"format\":1 | \"format\":2 | format is not 1",
                "\"gzip\":false | \"gzipp\":false | gzipp is no entry",
                "\"release\":\"758\" | \"releases\":\"758\" | releases is no entry",
                "\"release\":\"758\", | | release is no text",
                "\"compact\" | \"german\" | dateTime is neither iso nor compact",
                "\"sessions\":true | \"sessions\":\"yes\" | sessions is neither true nor false",
                "[\"wsdl\",\"rfc\"] | [\"wsdl\",\"wsdl\"] | metadata is no list",
                "[\"wsdl\",\"rfc\"] | [\"file:x\"] | metadata is no list",
                "\"2026-01-31T10:15:00Z\" | \"yesterday\" | probed is no time",
            })
    void whatIsNoProfileSaysWhatIsWrongWithIt(String correct, String wrong, String found) {
        String changed = written(FULL).replace(correct, wrong == null ? "" : wrong);

        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(RfcConfigurationException.class)
                .hasMessageContaining("erp")
                .hasMessageContaining(found);
    }

    @ParameterizedTest
    @CsvSource({"''", "[]", "{", "null", "{}"})
    void whatIsNoJsonObjectIsNone(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(RfcConfigurationException.class);
    }

    @Test
    void anAddressIsTheSameHoweverItsHostIsWritten() {
        assertThat(SystemProfile.address("HTTPS", "ERP.example", 443, "/sap/bc/soap/rfc"))
                .isEqualTo("https://erp.example:443/sap/bc/soap/rfc");
    }

    @Test
    void nothingOfAProfileIsDecidedWhereNothingWasFoundOut() {
        assertThat(written(BARE)).contains("\"behaviour\":{}");
    }
}
