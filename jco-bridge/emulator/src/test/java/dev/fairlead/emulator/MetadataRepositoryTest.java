package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataFile;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.repository.RepositorySettings;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client learns of a system's functions, and how often it asks. */
class MetadataRepositoryTest {
    private static final String INTERFACE = "RFC_GET_FUNCTION_INTERFACE";

    private final AbapEmulator emulator = Emulators.standard().start();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private MetadataSource dictionaryAs(String user) {
        return new DictionarySource(emulator.connect(user));
    }

    private static MetadataRepository repository(MetadataSource... sources) {
        return new MetadataRepository(List.of(sources), RepositorySettings.standard());
    }

    @Test
    @Tag("RFC-33")
    void aFunctionThatDoesNotExistIsAskedForOnce() {
        MetadataRepository repository = repository(dictionaryAs("TESTER"));

        assertThat(repository.function("NO_SUCH_FM")).isEmpty();
        assertThat(repository.function("NO_SUCH_FM")).isEmpty();

        assertThat(emulator.calls().runsOf(INTERFACE)).isOne();
    }

    @Test
    @Tag("RFC-34")
    void fiftyThreadsAskForAFunctionOnce() throws Exception {
        MetadataRepository repository = repository(dictionaryAs("TESTER"));
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Future<FunctionData>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(threads.submit(() -> repository.require("Z_FL_NEST")));
        }

        for (Future<FunctionData> call : calls) {
            assertThat(call.get().description())
                    .isSameAs(repository.require("Z_FL_NEST").description());
        }
        threads.shutdownNow();
        assertThat(emulator.calls().runsOf(INTERFACE)).isOne();
        assertThat(emulator.calls().runsOf("RFC_SYSTEM_INFO")).isOne();
    }

    @Test
    @Tag("RFC-36")
    void aSavedRepositoryServesWithoutTheSystem() {
        MetadataRepository repository = repository(dictionaryAs("TESTER"));
        List<FunctionDescription> all = emulator.functions();
        all.forEach(function -> repository.require(function.name()));
        StringWriter saved = new StringWriter();
        repository.save(saved);
        repository.clear();
        emulator.calls().clear();

        repository.load(new StringReader(saved.toString()));

        assertThat(all)
                .isNotEmpty()
                .allSatisfy(function ->
                        assertThat(repository.describe(function.name())).contains(function));
        assertThat(emulator.calls().entries()).isEmpty();
    }

    @Test
    @Tag("RFC-37")
    void aUserWithoutRightsForTheDictionaryHasARepositoryUserOrAFile() {
        StringWriter saved = new StringWriter();
        MetadataRepository withUser = repository(dictionaryAs("NOMETA"), dictionaryAs("TESTER"));
        withUser.require("STFC_STRUCTURE");
        withUser.save(saved);

        MetadataRepository withFile =
                repository(dictionaryAs("NOMETA"), MetadataFile.read("stfc.json", new StringReader(saved.toString())));

        FunctionData call = withFile.require("STFC_STRUCTURE");
        call.structure("IMPORTSTRUCT").set("RFCINT4", 7);
        emulator.connect("NOMETA").call(call);
        assertThat(call.structure("ECHOSTRUCT").getInt("RFCINT4")).isEqualTo(7);
    }

    @Test
    @Tag("RFC-37")
    void aUserWithoutRightsAndWithoutHelpIsToldWhatIsMissing() {
        MetadataRepository repository = repository(dictionaryAs("NOMETA"));

        assertThatThrownBy(() -> repository.require("STFC_STRUCTURE"))
                .isInstanceOfSatisfying(
                        RfcException.class, e -> assertThat(e.nativeCode()).isEqualTo("NO_AUTHORITY"))
                .hasMessageContaining(INTERFACE);
    }

    @Test
    @Tag("RFC-38")
    void recordsAndTablesWithinEachOtherMakeARoundTrip() {
        Map<String, ?> row = Map.of("POSITION", 1, "NOTES", List.of("first", "  second"));
        FunctionData call = repository(dictionaryAs("TESTER")).require("Z_FL_NEST");
        call.set(
                "IS_OUTER",
                Map.of(
                        "ID", "17",
                        "/FLD/INNER", Map.of("NAME", "inner", "/FLD/FLAG", "X", "ROWS", List.of(row)),
                        "ROWS", List.of(row, row)));

        emulator.connect("TESTER").call(call);

        var outer = call.structure("ES_OUTER");
        assertThat(outer.getStructure("/FLD/INNER")
                        .getTable("ROWS")
                        .row(0)
                        .getTable("NOTES")
                        .row(1)
                        .getString(0))
                .isEqualTo("  second");
        assertThat(outer.getStructure("/FLD/INNER").getString("/FLD/FLAG")).isEqualTo("X");
        assertThat(outer.getTable("ROWS").size()).isEqualTo(2);
        assertThat(outer.getString("ID")).isEqualTo("000017");
    }
}
