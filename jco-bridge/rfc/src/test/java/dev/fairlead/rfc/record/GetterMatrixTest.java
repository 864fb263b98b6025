package dev.fairlead.rfc.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FieldType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Which getter serves which type: the table of the specification, B.4, cell by cell. */
@Tag("RFC-12")
class GetterMatrixTest {

    private static final List<List<String>> COLUMNS = List.of(
            List.of("CHAR"),
            List.of("INT1", "INT2", "INT"),
            List.of("INT8"),
            List.of("NUM"),
            List.of("BCD"),
            List.of("FLOAT"),
            List.of("BYTE"),
            List.of("DATE", "TIME"),
            List.of("STRING"),
            List.of("XSTRING"),
            List.of("DECF16", "DECF34"),
            List.of("STRUCTURE"),
            List.of("TABLE"));

    private static final String MATRIX = """
            get              | x | x | x | x | x | x | x | x | x | x | x | x | x
            getString        | x | x | x | x | x | x | x | x | x | x | x | x | x
            getChar          | x |   |   | x |   |   |   |   | x |   |   |   |
            getCharArray     | x |   |   | x |   |   | x | x | x |   |   |   |
            getByte          | x | x | x | x |   |   | x |   | x | x |   |   |
            getShort         | x | x | x | x |   |   | x |   | x | x |   |   |
            getInt           | x | x | x | x |   |   | x |   | x | x |   |   |
            getLong          | x | x | x | x |   |   | x |   | x | x |   |   |
            getBigInteger    | x | x | x | x | x |   |   |   | x |   |   |   |
            getFloat         | x | x | x | x | x | x |   |   | x |   |   |   |
            getDouble        | x | x | x | x | x | x |   |   | x |   |   |   |
            getBigDecimal    | x | x | x | x | x | x |   |   | x |   | x |   |
            getDate          | x |   |   |   |   |   |   | x | x |   |   |   |
            getTime          | x |   |   |   |   |   |   | x | x |   |   |   |
            getByteArray     | x |   |   |   |   |   | x |   | x | x | x |   |
            getBinaryStream  | x |   |   |   |   |   | x |   | x | x | x |   |
            getCharacterStream | x |   |   |   |   |   |   |   | x |   |   |   |
            getStructure     |   |   |   |   |   |   |   |   |   |   |   | x |
            getTable         |   |   |   |   |   |   |   |   |   |   |   |   | x
            """;

    private static final Map<String, Function<RfcRecord, Object>> GETTERS = Map.ofEntries(
            Map.entry("get", r -> r.get("F")),
            Map.entry("getString", r -> r.getString("F")),
            Map.entry("getChar", r -> r.getChar("F")),
            Map.entry("getCharArray", r -> r.getCharArray("F")),
            Map.entry("getByte", r -> r.getByte("F")),
            Map.entry("getShort", r -> r.getShort("F")),
            Map.entry("getInt", r -> r.getInt("F")),
            Map.entry("getLong", r -> r.getLong("F")),
            Map.entry("getBigInteger", r -> r.getBigInteger("F")),
            Map.entry("getFloat", r -> r.getFloat("F")),
            Map.entry("getDouble", r -> r.getDouble("F")),
            Map.entry("getBigDecimal", r -> r.getBigDecimal("F")),
            Map.entry("getDate", r -> r.getDate("F")),
            Map.entry("getTime", r -> r.getTime("F")),
            Map.entry("getByteArray", r -> r.getByteArray("F")),
            Map.entry("getBinaryStream", r -> r.getBinaryStream("F")),
            Map.entry("getCharacterStream", r -> r.getCharacterStream("F")),
            Map.entry("getStructure", r -> r.getStructure("F")),
            Map.entry("getTable", r -> r.getTable("F")));

    @TestFactory
    Stream<DynamicTest> everyCellBehavesAsMarked() {
        return MATRIX.lines().flatMap(GetterMatrixTest::row);
    }

    private static Stream<DynamicTest> row(String line) {
        String[] cells = Arrays.copyOf(line.split("\\|"), COLUMNS.size() + 1);
        String getter = cells[0].strip();
        return Stream.iterate(1, column -> column < cells.length, column -> column + 1)
                .flatMap(column -> COLUMNS.get(column - 1).stream()
                        .map(type -> cell(getter, type, cells[column] != null && cells[column].contains("x"))));
    }

    private static DynamicTest cell(String getter, String type, boolean converts) {
        return dynamicTest(getter + " of " + type + (converts ? " gives a value" : " is refused"), () -> {
            RecordData record = filled(getter, type);
            Function<RfcRecord, Object> get = GETTERS.get(getter);
            if (converts) {
                assertThat(get.apply(record)).isNotNull();
            } else {
                assertThatThrownBy(() -> get.apply(record))
                        .isInstanceOfSatisfying(
                                RfcConversionException.class,
                                e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.CONVERSION));
            }
        });
    }

    /** A value that the getter could read if the type allows it. */
    private static RecordData filled(String getter, String type) {
        RecordData record =
                Samples.one(Samples.ALL.field(Samples.ALL.indexOf(type)).type());
        return switch (type) {
            case "STRUCTURE", "TABLE" -> record;
            case "CHAR", "STRING" -> (RecordData) record.set("F", text(getter));
            case "DATE" -> (RecordData) record.set("F", LocalDate.of(2025, 1, 31));
            case "TIME" -> (RecordData) record.set("F", LocalTime.NOON);
            case "BYTE", "XSTRING" -> (RecordData) record.set("F", new byte[] {0, 0, 0, 7});
            case "NUM" ->
                getter.equals("getChar")
                        ? (RecordData) Samples.one(FieldType.numOf(1)).set("F", 7)
                        : (RecordData) record.set("F", 7);
            default -> (RecordData) record.set("F", 7);
        };
    }

    private static String text(String getter) {
        return switch (getter) {
            case "getDate" -> "20250131";
            case "getTime" -> "120000";
            case "getByteArray", "getBinaryStream" -> "0A0B";
            default -> "7";
        };
    }
}
