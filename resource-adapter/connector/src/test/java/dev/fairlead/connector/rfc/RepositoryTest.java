package dev.fairlead.connector.rfc;

import static dev.fairlead.connector.rfc.RfcDestinations.direct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcLogonException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.repository.MetadataFile;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.RepositorySettings;
import dev.fairlead.source.DestinationLookup;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks a system for the interfaces of its functions, and where else they come from. */
class RepositoryTest {
    private static final String OPTION = "jco.destination.x_fairlead.";
    private static final String REPOSITORY = "jco.destination.repository_destination";

    @TempDir
    private Path parent;

    private Path directory;

    private AbapEmulator system;
    private RfcTestHost host;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createDirectory(parent.resolve("files"));
        system = AbapEmulator.builder()
                .client("100")
                .standardUsers("secret")
                .user("METAREADER", "meta", user -> user.allow("RFC_GET_*", "DDIF_*", "RFC_SYSTEM_INFO"))
                .standardModules()
                .start();
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.stop();
        }
        system.close();
    }

    private RfcConnection connection(Map<String, Map<String, String>> destinations) {
        host = new RfcTestHost(destinations, new FunctionConfiguration(Optional.of(directory), false));
        return host.factory().getConnection(DestinationLookup.of("sales"), OnBehalfOf.NOBODY);
    }

    private RfcConnection sales(String user, String... properties) {
        return connection(Map.of("sales", direct(system, user, properties)));
    }

    private static void echo(RfcConnection connection) {
        RfcFunction function = connection.function("STFC_CONNECTION").set("REQUTEXT", "ahoy");
        connection.call(function);
        assertThat(function.getString("ECHOTEXT")).isEqualTo("ahoy");
    }

    /** Who called what: the functions by user. */
    private Map<String, Set<String>> calls() {
        return system.calls().entries().stream()
                .collect(Collectors.groupingBy(
                        CallLog.Entry::user, Collectors.mapping(CallLog.Entry::function, Collectors.toSet())));
    }

    // ---- a user of the repository's own

    @Test
    @Tag("RFC-37")
    void theRepositorysUserAsksAndTheCallerCalls() {
        try (RfcConnection sales = sales(
                "NOMETA",
                "jco.destination.repository.user",
                "METAREADER",
                "jco.destination.repository.passwd",
                "meta",
                OPTION + "metadata",
                "rfc")) {
            echo(sales);
        }
        assertThat(calls().get("NOMETA")).containsExactly("STFC_CONNECTION");
        assertThat(calls().get("METAREADER"))
                .contains("RFC_GET_FUNCTION_INTERFACE")
                .doesNotContain("STFC_CONNECTION");
    }

    @Test
    void aRefusedRepositorysUserIsNoReasonToAskAsTheCaller() {
        try (RfcConnection sales = sales(
                "TESTER",
                "jco.destination.repository.user",
                "METAREADER",
                "jco.destination.repository.passwd",
                "wrong")) {
            assertThatThrownBy(() -> sales.function("STFC_CONNECTION"))
                    .isInstanceOf(RfcLogonException.class)
                    .hasMessageNotContaining("wrong");
        }
        assertThat(calls()).doesNotContainKey("TESTER");
    }

    @Test
    @Tag("RFC-37")
    void withoutAnyRightToAskTheErrorSaysWhatIsMissing() {
        try (RfcConnection sales = sales("NOMETA", OPTION + "metadata", "rfc")) {
            assertThatThrownBy(() -> sales.function("STFC_CONNECTION"))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.nativeCode()).isEqualTo("NO_AUTHORITY"))
                    .hasMessageContaining("S_RFC");
        }
    }

    @Test
    @Tag("RFC-37")
    void wsdlNeedsNoRightToReadTheDictionary() {
        try (RfcConnection sales = sales("NOMETA", OPTION + "metadata", "rfc,wsdl")) {
            echo(sales);
        }
    }

    @Test
    void whereUsersArePropagatedTheLogSaysOnceThatTheyAskThemselves() {
        Map<String, String> propagating = RfcDestinations.with(
                direct(system, "", "jco.client.passwd", ""),
                "jco.destination.proxy_type",
                "OnPremise",
                "jco.destination.auth_type",
                "PrincipalPropagation");
        Map<String, String> quiet = RfcDestinations.with(propagating, OPTION + "metadata", "file:sales");
        List<String> warnings = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger("fairlead.rfc.metadata");
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(recorder);
        try {
            host = new RfcTestHost(Map.of("sales", propagating, "quiet", quiet));
            for (String name : List.of("sales", "quiet", "sales")) {
                try (RfcConnection connection =
                        host.factory().getConnection(DestinationLookup.of(name), RfcDestinations.user("anna"))) {
                    assertThatThrownBy(connection::ping).isInstanceOf(RfcException.class);
                }
            }
        } finally {
            log.removeHandler(recorder);
        }

        assertThat(warnings).singleElement().asString().contains("sales", "jco.destination.repository.user");
    }

    // ---- another destination's repository

    @Test
    void anotherDestinationAsksWithItsOwnLogon() {
        Map<String, Map<String, String>> destinations = Map.of(
                "sales", direct(system, "NOMETA", REPOSITORY, "meta", OPTION + "metadata", "rfc"),
                "meta", direct(system, "METAREADER", "jco.client.passwd", "meta", OPTION + "metadata", "rfc"));
        try (RfcConnection sales = connection(destinations)) {
            echo(sales);
        }
        assertThat(calls().get("NOMETA")).containsExactly("STFC_CONNECTION");
    }

    @Test
    void anUnknownRepositoryIsAnErrorOfTheFirstFunction() {
        try (RfcConnection sales = connection(Map.of("sales", direct(system, "TESTER", REPOSITORY, "nowhere")))) {
            sales.ping();

            assertThatThrownBy(() -> sales.function("STFC_CONNECTION"))
                    .isInstanceOf(DestinationNotFoundException.class);
        }
    }

    @Test
    @Tag("RFC-10")
    void aCircleOfTwoIsReported() {
        assertCircle(
                Map.of(
                        "sales",
                        direct(system, "TESTER", REPOSITORY, "meta"),
                        "meta",
                        direct(system, "TESTER", REPOSITORY, "sales")),
                "sales -> meta -> sales");
    }

    @Test
    @Tag("RFC-10")
    void aCircleOfThreeIsReported() {
        assertCircle(
                Map.of(
                        "sales", direct(system, "TESTER", REPOSITORY, "meta"),
                        "meta", direct(system, "TESTER", REPOSITORY, "more"),
                        "more", direct(system, "TESTER", REPOSITORY, "sales")),
                "sales -> meta -> more -> sales");
    }

    @Test
    @Tag("RFC-10")
    void aCircleAfterTheFirstIsReported() {
        assertCircle(
                Map.of(
                        "sales", direct(system, "TESTER", REPOSITORY, "meta"),
                        "meta", direct(system, "TESTER", REPOSITORY, "more"),
                        "more", direct(system, "TESTER", REPOSITORY, "meta")),
                "sales -> meta -> more -> meta");
    }

    private void assertCircle(Map<String, Map<String, String>> destinations, String way) {
        try (RfcConnection sales = connection(destinations)) {
            assertThatThrownBy(() -> sales.function("STFC_CONNECTION"))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.CONFIGURATION))
                    .hasMessageContaining(REPOSITORY)
                    .hasMessageContaining(way);
        }
    }

    // ---- files of the server

    private void describe(String file) throws IOException {
        MetadataRepository known = new MetadataRepository(List.of(MetadataFile.of()), RepositorySettings.standard());
        known.add(FunctionDescription.named("STFC_CONNECTION")
                .imports("REQUTEXT", FieldType.charOf(255))
                .exports("ECHOTEXT", FieldType.charOf(255))
                .exports("RESPTEXT", FieldType.charOf(255))
                .build());
        try (Writer out = Files.newBufferedWriter(directory.resolve(file))) {
            known.save(out);
        }
    }

    @Test
    @Tag("RFC-37")
    void aFileOfTheServerDescribesFunctionsWithoutAnyCall() throws IOException {
        describe("sales.json");
        try (RfcConnection sales = sales("NOMETA", OPTION + "metadata", "file:sales")) {
            echo(sales);
        }
        assertThat(calls()).containsOnly(Map.entry("NOMETA", Set.of("STFC_CONNECTION")));
    }

    @Test
    void whatTheFileDoesNotHaveIsAskedFor() throws IOException {
        describe("sales.json");
        try (RfcConnection sales = sales("TESTER", OPTION + "metadata", "file:sales.json,rfc")) {
            assertThat(sales.function("STFC_STRUCTURE").name()).isEqualTo("STFC_STRUCTURE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "..", "/etc/passwd", "a/b", "a\\b", ".hidden", "C:x"})
    void onlyFilesOfTheDirectoryCanBeNamed(String name) throws IOException {
        Files.writeString(parent.resolve("secret.json"), "{}");
        try (RfcConnection sales = sales("TESTER", OPTION + "metadata", "file:" + name)) {
            assertThatThrownBy(() -> sales.function("STFC_CONNECTION"))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.CONFIGURATION))
                    .hasMessageContaining("no file can have");
        }
    }

    @Test
    void aLinkLeadsNotOutOfTheDirectory() throws IOException {
        Path outside = Files.writeString(parent.resolve("outside.json"), "{}");
        Files.createSymbolicLink(directory.resolve("link.json"), outside);
        try (RfcConnection sales = sales("TESTER", OPTION + "metadata", "file:link")) {
            assertThatThrownBy(() -> sales.function("STFC_CONNECTION")).hasMessageContaining("leads out");
        }
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        try (RfcConnection sales = sales("TESTER", OPTION + "metadata", "file:nowhere")) {
            assertThatThrownBy(() -> sales.function("STFC_CONNECTION"))
                    .hasMessageContaining("sales")
                    .hasMessageContaining("names nowhere");
        }
    }
}
