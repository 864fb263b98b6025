package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.record.FunctionData;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code RFC_READ_TABLE} by the rules of the specification, E.8. */
@Tag("RFC-108")
class ReadTableTest {
    private static final AbapEmulator EMULATOR = Emulators.standard().start();
    private final LocalConnection connection = EMULATOR.connect("TESTER");

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @ParameterizedTest
    @CsvSource({"ZNONE, TABLE_NOT_AVAILABLE", "SYST, TABLE_WITHOUT_DATA", "USR02, NOT_AUTHORIZED"})
    void aTableMayBeMissingOrAStructureOrForbidden(String table, String exception) {
        assertRaises(exception, query(table));
    }

    @Test
    void aTableThatIsMissingIsToldWithAMessage() {
        assertThatExceptionOfType(RfcAbapException.class)
                .isThrownBy(() -> connection.call(query("ZNONE")))
                .satisfies(failure -> assertThat(failure.abapMessage().toString())
                        .isEqualTo("E DA 131: Table ZNONE is not active in the dictionary"));
    }

    @Test
    void withoutColumnsAllOfThemCome() {
        FunctionData call = query("T001");

        connection.call(call);

        assertThat(column(call, "FIELDNAME"))
                .containsExactly("MANDT", "BUKRS", "BUTXT", "ORT01", "LAND1", "WAERS", "SPRAS");
        assertThat(call.table("FIELDS").row(1).getString("FIELDTEXT")).isEqualTo("Company Code");
        assertThat(call.table("FIELDS").row(1).getString("TYPE")).isEqualTo("C");
    }

    @Test
    void aColumnMustExistAndMustNotBeAString() {
        assertRaises("FIELD_NOT_VALID", query("T001", "NONE"));
        assertRaises("FIELD_NOT_VALID", query("ZFL_TYPES", "STRING"));
    }

    @Test
    void offsetsAddUpAndLeaveRoomForTheDelimiter() {
        FunctionData plain = query("T001", "BUKRS", "BUTXT", "LAND1");
        connection.call(plain);
        assertThat(column(plain, "OFFSET")).containsExactly("000000", "000004", "000029");
        assertThat(column(plain, "LENGTH")).containsExactly("000004", "000025", "000003");

        FunctionData delimited = query("T001", "BUKRS", "BUTXT", "LAND1").set("DELIMITER", "|");
        connection.call(delimited);
        assertThat(column(delimited, "OFFSET")).containsExactly("000000", "000005", "000031");
        assertThat(rows(delimited).get(0)).isEqualTo("1000|Harbour Supplies GmbH    |DE");
    }

    @Test
    void aRowOfMoreThan512CharactersDoesNotFit() {
        assertRaises("DATA_BUFFER_EXCEEDED", query("ZFL_WIDE"));
    }

    @Test
    void linesOfAConditionFollowEachOtherFilledUpWithBlanks() {
        FunctionData split = query("T001", "BUKRS").set("OPTIONS", List.of());
        split.table("OPTIONS").addRow().set("TEXT", "LAND1 = 'DE' AND");
        split.table("OPTIONS").addRow().set("TEXT", "ORT01 = 'Kiel'");
        connection.call(split);
        assertThat(rows(split)).containsExactly("1010");

        FunctionData full = query("T001", "BUKRS");
        String condition = " ".repeat(68) + "LAND1 = 'US'";
        full.table("OPTIONS").addRow().set("TEXT", condition.substring(0, 72));
        full.table("OPTIONS").addRow().set("TEXT", condition.substring(72));
        connection.call(full);
        assertThat(rows(full)).containsExactly("3000");
    }

    @Test
    void whatIsNoConditionIsRefused() {
        FunctionData call = query("T001", "BUKRS");
        call.table("OPTIONS").addRow().set("TEXT", "LAND1 ~ 'DE'");

        assertRaises("OPTION_NOT_VALID", call);
    }

    @Test
    void rowsOfAnotherClientAreNotSeen() {
        FunctionData call = query("T001");

        EMULATOR.connect("200", "TESTER", "").call(call);

        assertThat(call.table("DATA").isEmpty()).isTrue();
    }

    @Test
    void dataMayBeLeftOut() {
        FunctionData call = query("T001").set("NO_DATA", "X");

        connection.call(call);

        assertThat(call.table("DATA").isEmpty()).isTrue();
        assertThat(call.table("FIELDS").isEmpty()).isFalse();
    }

    @Test
    void rowsAreSkippedBeforeTheyAreCounted() {
        FunctionData call = query("T001", "BUKRS").set("ROWSKIPS", 1).set("ROWCOUNT", 2);
        connection.call(call);
        assertThat(rows(call)).containsExactly("1010", "2000");

        FunctionData all = query("T001", "BUKRS").set("ROWCOUNT", 0);
        connection.call(all);
        assertThat(rows(all)).hasSize(4);
    }

    @Test
    void charactersBeginAtTheLeftAndNumbersEndAtTheRightWithTheirSignBehind() {
        FunctionData call = query("ZFL_TYPES", "ID", "NUM6", "DATE", "TIME", "BYTE4", "INT4", "BCD")
                .set("DELIMITER", "|");
        call.table("OPTIONS").addRow().set("TEXT", "ID = 'NEGATIVE' OR ID = 'INITIAL'");

        connection.call(call);

        assertThat(rows(call))
                .containsExactly(
                        "INITIAL   |000000|00000000|000000|00000000|         0 |            0.00",
                        "NEGATIVE  |000042|20250131|101500|F1F20000|        42-|           42.50-");
    }

    private FunctionData query(String table, String... columns) {
        FunctionData call = connection.function("RFC_READ_TABLE").set("QUERY_TABLE", table);
        Stream.of(columns).forEach(name -> call.table("FIELDS").addRow().set("FIELDNAME", name));
        return call;
    }

    private void assertRaises(String exception, FunctionData call) {
        assertThatExceptionOfType(RfcAbapException.class)
                .isThrownBy(() -> connection.call(call))
                .satisfies(failure -> assertThat(failure.key()).isEqualTo(exception));
    }

    private static List<String> rows(FunctionData call) {
        return call.table("DATA").stream().map(row -> row.getString("WA")).toList();
    }

    private static List<String> column(FunctionData call, String name) {
        return call.table("FIELDS").stream()
                .map((RfcRecord row) -> row.getString(name))
                .toList();
    }
}
