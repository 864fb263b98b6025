package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which getter serves which type, and what resets it (RFC specification, B.4). */
class GettersTest {
    private static final Map<String, Integer> LENGTHS = new LinkedHashMap<>();

    static {
        for (String type :
                "CHAR 8,NUM 1,STRING 0,INT1 1,INT2 2,INT 4,INT8 8,BCD 8,FLOAT 8,DECF16 8,DECF34 16,DATE 8,TIME 6,BYTE 1,XSTRING 0,STRUCTURE 0,TABLE 0"
                        .split(",")) {
            LENGTHS.put(type.split(" ")[0], Integer.valueOf(type.split(" ")[1]));
        }
    }

    private static final String WHOLE = "CHAR INT1 INT2 INT INT8 NUM BYTE STRING XSTRING";
    private static final String NUMBERS = "CHAR INT1 INT2 INT INT8 NUM BCD STRING";

    /** The types that a getter serves; it refuses all others. */
    private static final Map<String, String> SERVED = Map.ofEntries(
            Map.entry("getValue", String.join(" ", LENGTHS.keySet())),
            Map.entry("getString", String.join(" ", LENGTHS.keySet())),
            Map.entry("getChar", "CHAR NUM STRING"),
            Map.entry("getCharArray", "CHAR NUM BYTE DATE TIME STRING"),
            Map.entry("getByte", WHOLE),
            Map.entry("getShort", WHOLE),
            Map.entry("getInt", WHOLE),
            Map.entry("getLong", WHOLE),
            Map.entry("getBigInteger", NUMBERS),
            Map.entry("getFloat", NUMBERS + " FLOAT"),
            Map.entry("getDouble", NUMBERS + " FLOAT"),
            Map.entry("getBigDecimal", NUMBERS + " FLOAT DECF16 DECF34"),
            Map.entry("getDate", "CHAR DATE TIME STRING"),
            Map.entry("getTime", "CHAR DATE TIME STRING"),
            Map.entry("getByteArray", "CHAR BYTE STRING XSTRING DECF16 DECF34"),
            Map.entry("getBinaryStream", "CHAR BYTE STRING XSTRING DECF16 DECF34"),
            Map.entry("getCharacterStream", "CHAR STRING"),
            Map.entry("getStructure", "STRUCTURE"),
            Map.entry("getTable", "TABLE"));

    private static final Map<String, Function<JCoRecord, Object>> GETTERS = Map.ofEntries(
            Map.entry("getValue", record -> record.getValue("F")),
            Map.entry("getString", record -> record.getString("F")),
            Map.entry("getChar", record -> record.getChar("F")),
            Map.entry("getCharArray", record -> record.getCharArray("F")),
            Map.entry("getByte", record -> record.getByte("F")),
            Map.entry("getShort", record -> record.getShort("F")),
            Map.entry("getInt", record -> record.getInt("F")),
            Map.entry("getLong", record -> record.getLong("F")),
            Map.entry("getBigInteger", record -> record.getBigInteger("F")),
            Map.entry("getFloat", record -> record.getFloat("F")),
            Map.entry("getDouble", record -> record.getDouble("F")),
            Map.entry("getBigDecimal", record -> record.getBigDecimal("F")),
            Map.entry("getDate", record -> record.getDate("F")),
            Map.entry("getTime", record -> record.getTime("F")),
            Map.entry("getByteArray", record -> record.getByteArray("F")),
            Map.entry("getBinaryStream", record -> record.getBinaryStream("F")),
            Map.entry("getCharacterStream", record -> record.getCharacterStream("F")),
            Map.entry("getStructure", record -> record.getStructure("F")),
            Map.entry("getTable", record -> record.getTable("F")));

    private static JCoStructure one(String type) {
        JCoRecordMetaData inner = JCo.createRecordMetaData("ZINNER");
        inner.add("X", JCoMetaData.TYPE_INT, 4, 0, 4, 0);
        inner.lock();
        JCoRecordMetaData record = JCo.createRecordMetaData("Z");
        int length = LENGTHS.get(type);
        switch (type) {
            case "STRUCTURE" -> record.add("F", JCoMetaData.TYPE_STRUCTURE, 0, 0, inner);
            case "TABLE" -> record.add("F", JCoMetaData.TYPE_TABLE, 0, 0, inner);
            default -> record.add("F", code(type), length, 0, 0, 0);
        }
        record.lock();
        return JCo.createStructure(record);
    }

    private static int code(String type) {
        try {
            return JCoMetaData.class.getField("TYPE_" + type).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A value that the getter can read, if it can read the type at all. */
    private static Object value(String getter, String type) {
        return switch (type) {
            case "DATE" -> "20250131";
            case "TIME" -> "120000";
            case "BYTE", "XSTRING" -> new byte[] {7};
            case "CHAR", "STRING" ->
                switch (getter) {
                    case "getDate" -> "20250131";
                    case "getTime" -> "120000";
                    case "getByteArray", "getBinaryStream" -> "0A";
                    default -> "7";
                };
            default -> 7;
        };
    }

    static Stream<Arguments> cells() {
        return SERVED.keySet().stream()
                .flatMap(getter -> LENGTHS.keySet().stream().map(type -> Arguments.of(getter, type)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Tag("RFC-12")
    void aGetterServesTheTypesThatItCanConvert(String getter, String type) {
        JCoStructure record = one(type);
        if (!List.of("STRUCTURE", "TABLE").contains(type)) {
            record.setValue("F", value(getter, type));
        }
        Function<JCoRecord, Object> get = GETTERS.get(getter);

        if (Arrays.asList(SERVED.get(getter).split(" ")).contains(type)) {
            assertThat(get.apply(record)).isNotNull();
        } else {
            assertThatThrownBy(() -> get.apply(record))
                    .isInstanceOfSatisfying(
                            ConversionException.class,
                            failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_CONVERSION));
        }
    }

    static Stream<String> types() {
        return LENGTHS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    @Tag("RFC-13")
    void nullAndTheEmptyTextResetEveryType(String type) {
        for (String nothing : new String[] {null, ""}) {
            JCoStructure record = one(type);
            String initial = record.toJSON();
            switch (type) {
                case "STRUCTURE" -> record.getStructure("F").setValue("X", 1);
                case "TABLE" -> record.getTable("F").appendRow();
                default -> record.setValue("F", value("", type));
            }
            assertThat(record.toJSON()).isNotEqualTo(initial);

            record.setValue("F", nothing);

            assertThat(record.toJSON()).isEqualTo(initial);
        }
    }

    @Test
    @Tag("RFC-15")
    void whatIsOutOfRangeLeavesTheOldValue() {
        Map.of("NUM", "x", "INT1", "256", "INT2", "32768", "INT", "2147483648").forEach((type, wrong) -> {
            JCoStructure record = one(type);
            record.setValue("F", 7);

            assertThatThrownBy(() -> record.setValue("F", wrong)).isInstanceOf(ConversionException.class);
            assertThat(record.getInt("F")).isEqualTo(7);
        });
    }
}
