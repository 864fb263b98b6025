package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.record.FunctionData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard modules whose behaviour does not depend on the way of the call. */
class StandardModulesTest {
    private static final List<Duration> PAUSES = new ArrayList<>();
    private static final AbapEmulator EMULATOR =
            Emulators.standard().pause(PAUSES::add).start();
    private final LocalConnection connection = EMULATOR.connect("TESTER");

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'',  E, SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE, ERROR_MESSAGE_STATE, Function not supported",
        "0,   A, SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE, ERROR_MESSAGE_STATE, Function not supported",
        "0,   X, SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE, MESSAGE_TYPE_X, SR 006: Function not supported",
        "1,   E, ABAP_EXCEPTION, RAISE_EXCEPTION, '', Function not supported",
        "2,   E, ABAP_EXCEPTION, RAISE_EXCEPTION, '', ''",
        "3,  '', SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE, COMPUTE_INT_ZERODIVIDE, Division by 0"
    })
    @Tag("RFC-53")
    void errorsAreRaisedAsAskedFor(
            String method, String type, String group, String key, String nativeCode, String text) {
        FunctionData call =
                connection.function("RFC_RAISE_ERROR").set("METHOD", method).set("MESSAGETYPE", type);

        RfcException failure = catchThrowableOfType(RfcException.class, () -> connection.call(call));

        assertThat(failure.group().name()).isEqualTo(group);
        assertThat(failure.key()).isEqualTo(key);
        assertThat(failure.nativeCode()).isEqualTo(nativeCode);
        assertThat(failure.abapMessage().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "I", "W"})
    @Tag("RFC-53")
    void messagesThatAreNoErrorsReturn(String type) {
        FunctionData call =
                connection.function("RFC_RAISE_ERROR").set("METHOD", "0").set("MESSAGETYPE", type);

        assertThat(catchThrowableOfType(RfcException.class, () -> connection.call(call)))
                .isNull();
    }

    @Test
    void waitingIsDoneByTheSystemsClockAndHasALimit() {
        connection.call(connection.function("RFC_PING_AND_WAIT").set("SECONDS", 5));
        connection.call(connection.function("RFC_PING_AND_WAIT").set("SECONDS", 10_000));

        assertThat(PAUSES).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(600));
    }

    @Test
    void theSystemDescribesItself() {
        FunctionData call = connection.function("RFC_SYSTEM_INFO");

        connection.call(call);

        RfcRecord system = call.structure("RFCSI_EXPORT");
        assertThat(system.getString("RFCCHARTYP")).isEqualTo("4103");
        assertThat(system.getString("RFCDEST")).isEqualTo("localhost_FLD_00");
        assertThat(system.getString("RFCMACH")).isEqualTo("  390");
        assertThat(system.getString("RFCKERNRL")).isEqualTo("793");
    }

    @Test
    void callsMayLeaveTheMessagesOut() {
        FunctionData call =
                connection.function("STFC_CHANGING").set("START_VALUE", 10).set("COUNTER", 1);

        connection.fast().call(call);

        assertThat(call.getInt("RESULT")).isEqualTo(11);
        assertThat(call.getInt("COUNTER")).isEqualTo(2);
    }

    @Test
    void stringsComeBackWithTheirLength() {
        FunctionData call = connection.function("STFC_STRING").set("QUESTION", "four");

        connection.call(call);

        assertThat(call.getString("MYANSWER")).isEqualTo("fourlength: 4");
    }

    /** The client's own reader of the dictionary finds exactly what the modules were registered with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STFC_STRUCTURE",
                "STFC_DEEP_TABLE",
                "RFC_READ_TABLE",
                "RFC_SYSTEM_INFO",
                "DDIF_FIELDINFO_GET",
                "BAPI_USER_GET_DETAIL",
                "Z_FL_TYPES",
                "Z_FL_BLOB",
                "Z_FL_NEST",
                "Z_FL_OPTIONAL",
                "Z_FL_ORDER_CREATE"
            })
    @Tag("RFC-35")
    void theDictionaryDescribesModulesAsTheyAre(String name) {
        DictionarySource dictionary = new DictionarySource(connection);

        assertThat(dictionary.function(name)).hasValue(connection.function(name).description());
    }

    @Test
    void theDictionaryKnowsStructuresAndTables() {
        DictionarySource dictionary = new DictionarySource(connection);

        assertThat(dictionary.recordType("T001").orElseThrow().size()).isEqualTo(7);
        assertThat(dictionary.recordType("RFCTEST").orElseThrow().byteLength(true))
                .isEqualTo(264);
        assertThat(dictionary.recordType("Z_NONE")).isEmpty();
        assertThat(dictionary.function("Z_NONE")).isEmpty();
    }

    @Test
    void modulesAreFoundByTheirNames() {
        FunctionData call = connection.function("RFC_FUNCTION_SEARCH").set("FUNCNAME", "STFC_*STR*");

        connection.call(call);

        assertThat(call.table("FUNCTIONS").stream().map(row -> row.getString("FUNCNAME")))
                .containsExactly("STFC_STRING", "STFC_STRUCTURE", "STFC_XSTRING");
    }
}
