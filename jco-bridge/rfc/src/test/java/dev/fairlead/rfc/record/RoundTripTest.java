package dev.fairlead.rfc.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.metadata.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** What was set is read, as itself and as text, for any value that a type takes. */
class RoundTripTest {

    @Property
    void packedNumbersAreExactToTheirScale(
            @ForAll @BigRange(min = "-9999999999999", max = "9999999999999") @Scale(5) BigDecimal number) {
        RecordData record = Samples.one(FieldType.bcdOf(8, 2));
        BigDecimal expected = number.setScale(2, RoundingMode.HALF_UP);

        record.set("F", number);

        assertThat(record.getBigDecimal("F")).isEqualTo(expected);
        assertThat(record.set("F", record.getString("F")).getBigDecimal("F")).isEqualTo(expected);
    }

    @Property
    void binaryNumbersSurviveTheirText(@ForAll double number) {
        RecordData record = Samples.one(FieldType.FLOAT);
        record.set("F", number);

        assertThat(record.set("F", record.getString("F")).getDouble("F")).isEqualTo(number);
        assertThat(record.set("F", record.getBigDecimal("F")).getDouble("F")).isEqualTo(number == 0 ? 0.0 : number);
    }

    @Property
    void decimalNumbersAreRoundedToTheirDigits(
            @ForAll BigInteger digits, @ForAll @IntRange(min = -60, max = 60) int scale) {
        BigDecimal number = new BigDecimal(digits, scale);
        RecordData record = Samples.one(FieldType.DECF34);
        record.set("F", number);

        assertThat(record.getBigDecimal("F"))
                .isEqualByComparingTo(number.round(new MathContext(34, RoundingMode.HALF_EVEN)));
        assertThat(record.getByteArray("F")).hasSize(16);
    }

    @Property
    void datesSurviveBothTexts(@ForAll("dates") LocalDate date) {
        RecordData record = Samples.one(FieldType.DATE);
        record.set("F", date);

        assertThat(record.set("F", record.getString("F")).getDate("F")).contains(date);
        assertThat(record.set("F", record.getCharArray("F")).getDate("F")).contains(date);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Property
    void bytesSurviveTheirHex(@ForAll byte[] bytes) {
        RecordData record = Samples.one(FieldType.XSTRING);
        record.set("F", bytes);

        assertThat(record.set("F", record.getString("F")).getByteArray("F")).isEqualTo(bytes);
    }

    @Property
    void charactersAreThoseThatFitWithoutTheBlanksAtTheEnd(@ForAll String text) {
        RecordData record = Samples.one(FieldType.charOf(7));
        record.set("F", text);

        assertThat(record.getString("F")).hasSizeLessThanOrEqualTo(7).doesNotEndWith(" ");
        assertThat(text).startsWith(record.getString("F"));
        assertThat(record.set("F", record.getString("F")).getString("F")).isEqualTo(record.getString("F"));
    }

    @Property
    void wholeNumbersFitOrAreRefused(@ForAll long number) {
        RecordData record = Samples.one(FieldType.INT8);

        assertThat(record.set("F", number).getLong("F")).isEqualTo(number);
        assertThat(record.set("F", record.getString("F")).getBigInteger("F")).isEqualTo(BigInteger.valueOf(number));
    }

    /** Rows behave as a list does. */
    @Property
    void tablesAreListsOfRows(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 99) Integer> steps) {
        TableData table = new TableData(Samples.POINT);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = steps.get(i);
            int at = expected.isEmpty() ? 0 : step % expected.size();
            if (step < 40 || expected.isEmpty()) {
                table.addRow().set("X", i);
                expected.add(i);
            } else if (step < 70) {
                table.insertRow(at).set("X", i);
                expected.add(at, i);
            } else {
                table.removeRow(at);
                expected.remove(at);
            }
        }

        assertThat(table.stream().map(row -> row.getInt("X")).toList()).isEqualTo(expected);
    }
}
