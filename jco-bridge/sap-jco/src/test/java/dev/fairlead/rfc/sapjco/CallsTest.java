package dev.fairlead.rfc.sapjco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values of calls, there and back (RFC specification, B.3 and B.4). */
class CallsTest {
    @RegisterExtension
    static final UsedSapJco JCO = new UsedSapJco();

    private final SapJcoSystem system = JCO.open();

    private FunctionData function(String name) {
        return SapJcoFixture.function(system, name);
    }

    private FunctionData called(FunctionData function) {
        system.call(function);
        return function;
    }

    private static List<String> texts(RecordData record) {
        return IntStream.range(0, record.size()).mapToObj(record::getString).toList();
    }

    @Test
    void textGoesThereAndBack() {
        FunctionData call = called(function("STFC_CONNECTION").set("REQUTEXT", "Größe"));

        assertThat(call.getString("ECHOTEXT")).isEqualTo("Größe");
        assertThat(call.getString("RESPTEXT")).isNotEmpty();
    }

    @Test
    void aStructureOfNumbersTextsBytesAndDatesGoesThereAndBack() {
        FunctionData call = function("STFC_STRUCTURE");
        RecordData sent = call.structure("IMPORTSTRUCT");
        sent.set("RFCFLOAT", 1.23456789)
                .set("RFCCHAR1", "A")
                .set("RFCINT2", 32_000)
                .set("RFCINT1", 254)
                .set("RFCCHAR4", "BCDE")
                .set("RFCINT4", -345)
                .set("RFCHEX3", "F1F200")
                .set("RFCTIME", LocalTime.of(1, 2, 3))
                .set("RFCDATE", LocalDate.of(987, 1, 31));

        called(call);

        assertThat(texts(call.structure("ECHOSTRUCT")))
                .isEqualTo(texts(sent))
                .contains("0987-01-31", "01:02:03", "F1F200");
        assertThat(call.table("RFCTABLE").row(0).getInt("RFCINT4")).isEqualTo(-344);
    }

    @Test
    void rowsOfATableGoAlongAndTheSystemsComeInTheirPlace() {
        FunctionData call = function("STFC_STRUCTURE");
        call.table("RFCTABLE").addRow().set("RFCCHAR4", "one");
        call.table("RFCTABLE").addRow().set("RFCCHAR4", "two");

        called(call);

        assertThat(call.table("RFCTABLE").stream().map(row -> row.getString("RFCCHAR4")))
                .startsWith("one", "two")
                .hasSize(3);
    }

    @Test
    void stringsInTheRowsOfATableGoThereAndBack() {
        FunctionData call = function("STFC_DEEP_TABLE");
        call.imports().set("IMPORT_TAB", List.of(Map.of("I", 7, "C", "c", "STR", " with blanks ", "XSTR", new byte[] {
            0, -1
        })));

        called(call);

        RecordData row = call.table("EXPORT_TAB").row(0);
        assertThat(row.getInt("I")).isEqualTo(7);
        assertThat(row.getString("STR")).isEqualTo(" with blanks ");
        assertThat(row.getByteArray("XSTR")).containsExactly(0, -1);
        assertThat(call.table("EXPORT_TAB").size()).isEqualTo(2);
    }

    @Test
    void everyTypeGoesThereAndBack() {
        FunctionData call = called(function("Z_FL_TYPES")
                .set("IV_AMOUNT", new BigDecimal("-1234.56"))
                .set("IV_NUMC", "42")
                .set("IV_DATE", "20250131")
                .set("IV_TIME", "235958")
                .set("IV_DECF", new BigDecimal("1234567890.123456789012345678901234"))
                .set("IV_INT8", Long.MIN_VALUE)
                .set("IV_INT1", 255)
                .set("IV_BYTE", "00FF00FF")
                .set("IV_FLAG", "X")
                .set("IT_NAMES", List.of("Größe", "")));

        assertThat(call.exports().getBigDecimal("EV_AMOUNT")).isEqualTo(new BigDecimal("-1234.56"));
        assertThat(call.getString("EV_NUMC")).isEqualTo("0000000042");
        assertThat(call.exports().getDate("EV_DATE")).contains(LocalDate.of(2025, 1, 31));
        assertThat(call.exports().getTime("EV_TIME")).isEqualTo(LocalTime.of(23, 59, 58));
        assertThat(call.exports().getBigDecimal("EV_DECF")).isEqualByComparingTo("1234567890.123456789012345678901234");
        assertThat(call.exports().getLong("EV_INT8")).isEqualTo(Long.MIN_VALUE);
        assertThat(call.getInt("EV_INT1")).isEqualTo(255);
        assertThat(call.getString("EV_BYTE")).isEqualTo("00FF00FF");
        assertThat(call.getString("EV_FLAG")).isEqualTo("X");
        assertThat(call.table("ET_NAMES").stream().map(row -> row.getString(0))).containsExactly("Größe", "");
    }

    @Test
    void initialValuesComeBackInitial() {
        FunctionData call = called(function("Z_FL_TYPES"));

        for (int i = 0; i < call.exports().size(); i++) {
            assertThat(call.exports().isInitial(i)).as(call.exports().name(i)).isTrue();
        }
    }

    @Test
    void structuresWithinStructuresAndTablesWithinTablesGoThereAndBack() {
        Map<String, Object> row = Map.of("POSITION", 3, "NOTES", List.of("a", "b"));
        FunctionData call = function("Z_FL_NEST");
        call.structure("IS_OUTER").set("ID", "7").set("ROWS", List.of(row, row));
        call.structure("IS_OUTER")
                .getStructure("/FLD/INNER")
                .set("/FLD/FLAG", "X")
                .set("ROWS", List.of(row));

        called(call);

        RecordData outer = call.structure("ES_OUTER");
        assertThat(outer.getString("ID")).isEqualTo("000007");
        assertThat(outer.getStructure("/FLD/INNER").getString("/FLD/FLAG")).isEqualTo("X");
        assertThat(outer.getTable("ROWS").row(1).getTable("NOTES").row(1).getString(0))
                .isEqualTo("b");
        assertThat(outer.getStructure("/FLD/INNER").getTable("ROWS").row(0).getInt("POSITION"))
                .isEqualTo(3);
    }

    @Test
    void aChangingParameterComesBackChanged() {
        FunctionData call =
                called(function("STFC_CHANGING").set("START_VALUE", 1).set("COUNTER", 5));

        assertThat(call.getInt("RESULT")).isEqualTo(6);
        assertThat(call.changing().getInt("COUNTER")).isEqualTo(6);
    }

    @Test
    void whatWasNotSetIsLeftToTheFunctionsDefault() {
        FunctionData call = called(function("Z_FL_OPTIONAL").set("B", ""));

        assertThat(call.getString("EV_A")).isEqualTo("X");
        assertThat(call.getString("EV_A_SUPPLIED")).isEmpty();
        assertThat(call.getString("EV_B_SUPPLIED")).isEqualTo("X");
    }

    @Test
    void whatIsInactiveIsNeitherSentNorFetched() {
        FunctionData call = function("STFC_STRUCTURE");
        call.setActive("RFCTABLE", false).setActive("RESPTEXT", false);
        call.table("RFCTABLE").addRow().set("RFCCHAR4", "here");
        call.structure("IMPORTSTRUCT").set("RFCCHAR4", "sent");

        called(call);

        assertThat(call.getString("RESPTEXT")).isEmpty();
        assertThat(call.table("RFCTABLE").size()).isEqualTo(1);
        assertThat(call.structure("ECHOSTRUCT").getString("RFCCHAR4")).isEqualTo("sent");
    }

    @Test
    void theSystemSaysWhatItIs() {
        RfcSystemInfo info = system.systemInfo();

        assertThat(info.systemId()).isEqualTo("FLD");
        assertThat(info.systemNumber()).isEmpty();
        assertThat(info.user()).isEqualTo("TESTER");
        assertThat(info.language()).isEqualTo("EN");
    }

    @Test
    void aPingAsksTheSystem() {
        system.ping();

        assertThat(JCO.backend().questions("ping")).isNotEmpty();
    }
}
