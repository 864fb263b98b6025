package dev.fairlead.rfc.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Records of any types and values are the same after they were JSON. */
@Tag("RFC-23")
class JsonRoundTripTest {
    private static final AbapType[] TYPES = Arrays.stream(AbapType.values())
            .filter(AbapType::hasValue)
            .filter(type -> type.ordinal() < AbapType.UTCLONG.ordinal() || type == AbapType.TABLE)
            .toArray(AbapType[]::new);
    private static final int MOST_FIELDS = 8;
    private static final int DEEPEST = 3;

    private final RecordJson json = new RecordJson();

    @Property(tries = 500)
    void aRandomRecordSurvives(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        RecordData record = filled(new RecordData(type(random, "Z", 0)), random);
        StringWriter out = new StringWriter();
        json.write(record, out);

        RecordData read = new RecordData(record.type());
        json.read(read, new StringReader(out.toString()));

        assertSame(read, record);
    }

    private static void assertSame(RecordData read, RecordData record) {
        for (int i = 0; i < record.size(); i++) {
            String field = record.type().field(i).toString();
            switch (record.type().field(i).type().abapType()) {
                case STRUCTURE -> assertSame(read.getStructure(i), record.getStructure(i));
                case TABLE -> assertSame(read.getTable(i), record.getTable(i));
                case BYTE, XSTRING -> assertThat(read.getByteArray(i)).as(field).isEqualTo(record.getByteArray(i));
                case DECF16, DECF34, BCD ->
                    assertThat(read.getBigDecimal(i)).as(field).isEqualTo(record.getBigDecimal(i));
                default -> assertThat(read.get(i)).as(field).isEqualTo(record.get(i));
            }
        }
    }

    private static void assertSame(TableData read, TableData table) {
        assertThat(read.size()).isEqualTo(table.size());
        for (int i = 0; i < table.size(); i++) {
            assertSame(read.row(i), table.row(i));
        }
    }

    private static RecordType type(Random random, String name, int depth) {
        RecordType.Builder type = RecordType.named(name);
        int fields = 1 + random.nextInt(MOST_FIELDS);
        for (int i = 0; i < fields; i++) {
            type.field("F" + i + "/\"", field(random, name + i, depth));
        }
        return type.build();
    }

    private static FieldType field(Random random, String name, int depth) {
        AbapType type = TYPES[random.nextInt(TYPES.length)];
        if (type.isComplex() && depth == DEEPEST) {
            return FieldType.INT;
        }
        return switch (type) {
            case STRUCTURE -> FieldType.structureOf(type(random, name, depth + 1));
            case TABLE ->
                random.nextBoolean()
                        ? FieldType.tableOf(type(random, name, depth + 1))
                        : FieldType.tableOf(FieldType.charOf(5));
            case BCD -> FieldType.bcdOf(16, random.nextInt(5));
            default -> FieldType.scalar(type, 1 + random.nextInt(20), 0);
        };
    }

    private static RecordData filled(RecordData record, Random random) {
        for (int i = 0; i < record.size(); i++) {
            switch (record.type().field(i).type().abapType()) {
                case STRUCTURE -> filled(record.getStructure(i), random);
                case TABLE -> {
                    record.getTable(i).addRows(random.nextInt(4));
                    record.getTable(i).stream().forEach(row -> filled((RecordData) row, random));
                }
                default -> record.set(i, value(record.type().field(i).type(), random));
            }
        }
        return record;
    }

    private static Object value(FieldType type, Random random) {
        return switch (type.abapType()) {
            case CHAR, STRING -> text(random);
            case NUM -> "1".repeat(random.nextInt(type.length() + 1));
            case INT1 -> random.nextInt(256);
            case INT2 -> (short) random.nextInt();
            case INT -> random.nextInt();
            case INT8 -> random.nextLong();
            case BCD -> new BigDecimal(new BigInteger(80, random), type.decimals()).negate();
            case FLOAT -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            case DECF16 -> new BigDecimal(new BigInteger(50, random), random.nextInt(300)).negate();
            case DECF34 -> new BigDecimal(new BigInteger(110, random), -random.nextInt(6000));
            case DATE -> random.nextInt(5) == 0 ? "" : LocalDate.ofEpochDay(random.nextInt(2_000_000) - 600_000);
            case TIME -> random.nextInt(5) == 0 ? "240000" : LocalTime.ofSecondOfDay(random.nextInt(86_400));
            case BYTE, XSTRING -> bytes(random, random.nextInt(type.length() + 1));
            default -> throw new AssertionError(type);
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
