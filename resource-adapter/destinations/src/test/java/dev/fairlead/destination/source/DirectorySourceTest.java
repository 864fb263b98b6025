package dev.fairlead.destination.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySourceTest {

    @TempDir
    private Path directory;

    private DirectorySource source;

    @BeforeEach
    void open() {
        source = new DirectorySource(directory);
    }

    private long seconds = 1_000_000;

    /** Every write gets a time of its own: file systems do not always tell writes of the same moment apart. */
    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(seconds++)));
    }

    @Test
    void readsOneExportedDestination() throws IOException {
        write(
                "crm.json",
                "{\"Name\":\"crm\",\"Type\":\"HTTP\",\"URL.queries.lang\":\"de\",\"TrustAll\":true,\"Port\":30}");

        assertThat(source.find("crm"))
                .contains(Map.of(
                        "Name", "crm", "Type", "HTTP", "URL.queries.lang", "de", "TrustAll", "true", "Port", "30"));
    }

    @Test
    void readsAListOfDestinations() throws IOException {
        write("all.json", "[{\"Name\":\"a\",\"Type\":\"HTTP\"},{\"Name\":\"b\",\"Type\":\"HTTP\"}]");

        assertThat(source.names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void unwrapsAnswersOfTheDestinationService() throws IOException {
        write("found.json", """
                {"owner":{"SubaccountId":"x","InstanceId":null},
                 "destinationConfiguration":{"Name":"erp","Type":"HTTP","$metadata":{"owner":{}}},
                 "authTokens":[{"type":"Bearer"}]}""");

        assertThat(source.find("erp")).contains(Map.of("Name", "erp", "Type", "HTTP"));
    }

    @Test
    void readsPropertiesWithEscapesAndBlanks() throws IOException {
        write("crm.properties", "# exported\nName = crm  \nURL=https\\://crm.example.org\nUser=jörg\n");
        write("hr.props", "Name=hr\n");

        assertThat(source.find("crm"))
                .contains(Map.of("Name", "crm", "URL", "https://crm.example.org", "User", "jörg"));
        assertThat(source.find("hr")).isPresent();
    }

    @Test
    void readsFlatYamlWithScalarsAsText() throws IOException {
        write("crm.yaml", """
                # exported
                Name: crm
                Type: "HTTP"
                URL: https://crm.example.org/a#b # comment
                sap-client: 0123
                'URL.queries.q': 'it''s'
                Description:
                """);
        write("list.yml", "- Name: a\n  User: x\n-   Name: b\n    User: y\n");
        write("plain.txt", "Name=plain\n");

        assertThat(source.find("crm").orElseThrow())
                .containsOnly(
                        Map.entry("Name", "crm"),
                        Map.entry("Type", "HTTP"),
                        Map.entry("URL", "https://crm.example.org/a#b"),
                        Map.entry("sap-client", "0123"),
                        Map.entry("URL.queries.q", "it's"),
                        Map.entry("Description", ""));
        assertThat(source.names()).containsExactlyInAnyOrder("crm", "a", "b", "plain");
        assertThat(source.find("b").orElseThrow()).containsEntry("User", "y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name: x\nURL:\n  host: s3cret\n",
                "Name: x\nPassword: |\n  s3cret\n",
                "Name: x\nPassword: &a s3cret\n",
                "Name: x\nPassword: {a: s3cret}\n",
                "Name: x\nPassword: \"s3cret\n",
                "Name: x\nPassword: 's3cret' more\n",
                "Name: x\nPassword: \"s3cret\\q\"\n",
                "Name: x\nName: s3cret\n",
                "Name: x\n\tPassword: s3cret\n",
                "Name: x\ns3cret\n",
                "- Name: x\nPassword: s3cret\n"
            })
    void yamlThatIsNotFlatIsRefusedRatherThanReadHalfway(String text) throws IOException {
        write("x.yaml", text);

        assertThatThrownBy(() -> source.find("x"))
                .hasMessageContaining("is no flat YAML (line ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void fragmentsStandInADirectoryOfTheirOwnOrUnderTheirFragmentName() throws IOException {
        Files.createDirectory(directory.resolve("fragments"));
        write("fragments/eu.json", "{\"URL.queries.region\":\"eu\"}");
        write("us.properties", "FragmentName=us\nURL.queries.region=us\n");
        write("crm.json", "{\"Name\":\"crm\",\"FragmentName\":\"was merged\"}");

        assertThat(source.findFragment("eu")).contains(Map.of("URL.queries.region", "eu"));
        assertThat(source.findFragment("us")).contains(Map.of("URL.queries.region", "us"));
        assertThat(source.findFragment("crm")).isEmpty();
        assertThat(source.find("eu")).isEmpty();
        assertThat(source.names()).containsExactly("crm");
    }

    @Test
    void aBrokenFragmentFailsItsOwnNameAndNoDestination() throws IOException {
        Files.createDirectory(directory.resolve("fragments"));
        write("fragments/eu.json", "{");
        write("eu.json", "{\"Name\":\"eu\"}");

        assertThat(source.find("eu")).isPresent();
        assertThatThrownBy(() -> source.findFragment("eu")).hasMessageContaining("eu.json");
        assertThat(source.findFragment("us")).isEmpty();
    }

    @Test
    void aBrokenFileFailsItsOwnNameAndLeavesTheOthersAlone() throws IOException {
        write("good.json", "{\"Name\":\"good\"}");
        write("broken.json", "{\"Name\":\"broken\", \"Password\":\"s3cret\" oops");

        assertThat(source.find("good")).isPresent();
        assertThat(source.find("unknown")).isEmpty();
        assertThat(source.names()).containsExactly("good");
        assertThatThrownBy(() -> source.find("broken"))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREADABLE))
                .hasMessageContaining("broken.json")
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void namesThatAFileHeldBeforeItBrokeFailToo() throws IOException {
        write("all.json", "[{\"Name\":\"a\"},{\"Name\":\"b\"}]");
        assertThat(source.find("b")).isPresent();

        write("all.json", "[{\"Name\":\"a\"},");

        assertThatThrownBy(() -> source.find("b")).hasMessageContaining("all.json");
    }

    @Test
    void changesAreSeenAtTheNextLookUp() throws IOException {
        Path file = write("crm.json", "{\"Name\":\"crm\",\"User\":\"old\"}");
        assertThat(source.find("crm").orElseThrow()).containsEntry("User", "old");

        write("crm.json", "{\"Name\":\"crm\",\"User\":\"new\"}");
        assertThat(source.find("crm").orElseThrow()).containsEntry("User", "new");

        Files.delete(file);
        assertThat(source.find("crm")).isEmpty();
    }

    @Test
    void theFirstFileInAlphabeticalOrderThatHoldsANameCounts() throws IOException {
        write("2.json", "{\"Name\":\"crm\",\"User\":\"second\"}");
        write("1.json", "{\"Name\":\"crm\",\"User\":\"first\"}");

        assertThat(source.find("crm").orElseThrow()).containsEntry("User", "first");
    }

    @Test
    void aFileIsBrokenIfADestinationHasNoNameOrNestedProperties() throws IOException {
        write("nameless.json", "{\"Type\":\"HTTP\"}");
        write("nested.json", "{\"Name\":\"nested\",\"URL\":{\"host\":\"x\"}}");

        assertThatThrownBy(() -> source.find("nameless")).hasMessageContaining("holds a destination without Name");
        assertThatThrownBy(() -> source.find("nested")).hasMessageContaining("has a property 'URL' that is no text");
    }

    @Test
    void otherFilesAreNotRead() throws IOException {
        write("notes.md", "not a destination");
        write(".hidden.json", "not a destination");

        assertThat(source.names()).isEmpty();
    }

    @Test
    void aMissingDirectoryIsNoAnswer() {
        DirectorySource missing = new DirectorySource(directory.resolve("nowhere"));

        assertThatThrownBy(() -> missing.find("crm"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("nowhere");
    }
}
