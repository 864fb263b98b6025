package dev.fairlead.rfc.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are read back as they were written, and nothing is read that could not have been written. */
@Tag("RFC-24")
class SerializationTest {

    private static byte[] written(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    private static RecordData filled() {
        return (RecordData) Samples.all()
                .set("CHAR", " Kiel")
                .set("NUM", 42)
                .set("STRING", " a ")
                .set("INT1", 255)
                .set("INT8", Long.MIN_VALUE)
                .set("BCD", new BigDecimal("-1.50"))
                .set("FLOAT", -3.14)
                .set("DECF34", new BigDecimal("1E+6000"))
                .set("DATE", "20250131")
                .set("TIME", "240000")
                .set("BYTE", "00FF")
                .set("XSTRING", new byte[] {1, 2})
                .set("UTCLONG", "2025-01-31T12:00:00")
                .set("STRUCTURE", Map.of("X", 1))
                .set("TABLE", List.of(Map.of("X", 1), Map.of("Y", -2)));
    }

    @Test
    void aRecordKeepsItsValuesAndWhatWasSet() throws Exception {
        RecordData record = filled();

        RecordData read = (RecordData) read(written(record));

        for (int i = 0; i < record.size(); i++) {
            assertThat(read.getString(i)).isEqualTo(record.getString(i));
            assertThat(read.isSet(i)).as(record.name(i)).isEqualTo(record.isSet(i));
        }
        assertThat(read.isSet("INT")).isFalse();
        assertThat(read.getStructure("STRUCTURE").isSet("Y")).isFalse();
        assertThat(read.getTable("TABLE").row(1).getInt("Y")).isEqualTo(-2);
    }

    @Test
    void aRowIsReadAsARecordThatStandsAlone() throws Exception {
        TableData table = new TableData(Samples.POINT);
        table.addRow().set("X", 1);
        table.addRow().set("X", 2);

        RecordData read = (RecordData) read(written(table.row(1)));
        table.removeRow(0);

        assertThat(read.getInt("X")).isEqualTo(2);
    }

    @Test
    void aDayOfNoCalendarThatASystemSentIsKept() throws Exception {
        RecordData record = Samples.one(FieldType.DATE);
        record.rawNumber(0, 99_999_999);

        assertThat(((RecordData) read(written(record))).rawNumber(0)).isEqualTo(99_999_999);
    }

    @ParameterizedTest
    @MethodSource("forgedValues")
    void aValueThatItsFieldDoesNotTakeIsRefused(FieldType type, Object value) {
        RecordType record = RecordType.named("Z").field("F", type).build();
        boolean number = value instanceof Long;
        long[] numbers = number ? new long[] {(Long) value, 0} : new long[] {0};
        Object[] objects = number ? new Object[0] : new Object[] {value};

        assertThatThrownBy(() -> new WrittenRows(record, 1, numbers, objects).store())
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("F ");
    }

    static Stream<Arguments> forgedValues() {
        return Stream.of(
                arguments(FieldType.INT1, 256L),
                arguments(FieldType.INT, 1L << 31),
                arguments(FieldType.FLOAT, Double.doubleToRawLongBits(Double.NaN)),
                arguments(FieldType.DATE, 100_000_000L),
                arguments(FieldType.TIME, -1L),
                arguments(FieldType.charOf(3), 7),
                arguments(FieldType.numOf(3), "12x"),
                arguments(FieldType.bcdOf(1, 0), new BigDecimal("10")),
                arguments(FieldType.STRING, new StringBuilder("x")),
                arguments(FieldType.structureOf(Samples.POINT), Map.of()),
                arguments(FieldType.structureOf(Samples.POINT), Samples.all()),
                arguments(FieldType.tableOf(Samples.POINT), new TableData(Samples.ALL)));
    }

    @Test
    void asManyValuesAsTheFieldsHaveAreNeeded() {
        assertThatThrownBy(() -> new WrittenRows(Samples.POINT, 2, new long[3], new Object[0]).store())
                .isInstanceOf(InvalidObjectException.class);
        assertThatThrownBy(() -> new WrittenRows(Samples.POINT, -1, new long[0], new Object[0]).store())
                .isInstanceOf(InvalidObjectException.class);
        assertThatThrownBy(() -> new WrittenRows(null, 0, new long[0], new Object[0]).store())
                .isInstanceOf(InvalidObjectException.class);
    }

    /** A stream that holds an object of the class itself, without any field, as only an attacker writes it. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                RecordData.class,
                TableData.class,
                FunctionData.class,
                RecordType.class,
                FieldType.class,
                FunctionDescription.class
            })
    void anObjectThatIsNeverWrittenIsRefused(Class<?> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
        out.writeShort(ObjectStreamConstants.STREAM_VERSION);
        out.writeByte(ObjectStreamConstants.TC_OBJECT);
        out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
        out.writeUTF(type.getName());
        out.writeLong(1);
        out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
        out.writeShort(0);
        out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
        out.writeByte(ObjectStreamConstants.TC_NULL);

        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageStartingWith("Only");
    }
}
