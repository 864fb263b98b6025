package dev.fairlead.rfc.record;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.DECF16;
import static dev.fairlead.rfc.metadata.FieldType.DECF34;
import static dev.fairlead.rfc.metadata.FieldType.FLOAT;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.INT1;
import static dev.fairlead.rfc.metadata.FieldType.INT2;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.UTCLONG;
import static dev.fairlead.rfc.metadata.FieldType.XSTRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.metadata.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type takes, and what becomes of it. */
class ValuesTest {

    private static RecordData set(FieldType type, Object value) {
        return (RecordData) Samples.one(type).set("F", value);
    }

    private static void refuses(FieldType type, Object old, Object value) {
        RecordData record = set(type, old);

        assertThatThrownBy(() -> record.set("F", value)).isInstanceOf(RfcConversionException.class);
        assertThat(record.get("F"))
                .as("the old value is kept")
                .isEqualTo(set(type, old).get("F"));
    }

    @Nested
    class Characters {
        @Test
        @Tag("RFC-14")
        void areCutAtTheLengthAndTrimmedAtTheRightOnly() {
            assertThat(set(charOf(5), "  abcdef").getString("F")).isEqualTo("  abc");
            assertThat(set(charOf(5), " a   ").getString("F")).isEqualTo(" a");
        }

        @Test
        void areNotCutInHalf() {
            assertThat(set(charOf(3), "ab\uD83D\uDE00").getString("F")).isEqualTo("ab");
            assertThat(set(charOf(4), "ab\uD83D\uDE00c").getString("F")).isEqualTo("ab\uD83D\uDE00");
        }

        @Test
        void standInAnArrayWithTheBlanksAtTheEnd() {
            assertThat(set(charOf(5), "ab").getCharArray("F")).isEqualTo("ab   ".toCharArray());
        }

        @Test
        void aSingleOneIsABlankWhereThereIsNone() {
            assertThat(Samples.one(charOf(5)).getChar("F")).isEqualTo(' ');
        }

        @Test
        void moreThanOneIsNoSingleOne() {
            RecordData record = set(charOf(5), "ab");

            assertThatThrownBy(() -> record.getChar("F"))
                    .isInstanceOf(RfcConversionException.class)
                    .hasMessageContaining("has 2 characters")
                    .hasMessageNotContaining("ab,");
        }

        @Test
        void takeAnyScalar() {
            assertThat(set(charOf(10), new byte[] {10, -1}).getString("F")).isEqualTo("0AFF");
            assertThat(set(charOf(10), new BigDecimal("1E+3")).getString("F")).isEqualTo("1000");
            assertThat(set(charOf(10), LocalDate.of(2025, 1, 31)).getString("F"))
                    .isEqualTo("20250131");
            assertThat(set(charOf(10), LocalTime.NOON).getString("F")).isEqualTo("120000");
            assertThat(set(charOf(1), true).getString("F")).isEqualTo("X");
            assertThat(set(charOf(1), false).getString("F")).isEmpty();
            assertThat(Samples.one(charOf(10)).set("F", 'c').getString("F")).isEqualTo("c");
            assertThat(Samples.one(charOf(10)).set("F", 42).getInt("F")).isEqualTo(42);
        }

        @Test
        void ofAStringKeepEveryBlank() {
            assertThat(set(STRING, "  a  ").getString("F")).isEqualTo("  a  ");
        }

        @Test
        void areReadAsANumberWithTheSignAtEitherEnd() {
            assertThat(set(charOf(10), "  12.50-").getBigDecimal("F")).isEqualByComparingTo("-12.5");
            assertThat(set(charOf(10), "-7").getInt("F")).isEqualTo(-7);
            assertThat(set(STRING, "   ").getInt("F")).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"seven", "1.5", "1e99999999", "-", "1--"})
        void areNoWholeNumberOtherwise(String text) {
            RecordData record = set(STRING, text);

            assertThatThrownBy(() -> record.getBigInteger("F")).isInstanceOf(RfcConversionException.class);
            assertThatThrownBy(() -> record.getInt("F")).isInstanceOf(RfcConversionException.class);
        }
    }

    @Nested
    class DigitsOnly {
        @Test
        @Tag("RFC-16")
        void arePaddedWithZerosAndReadAsNumber() {
            RecordData record = (RecordData) Samples.one(numOf(10)).set("F", 4711);

            assertThat(record.getString("F")).isEqualTo("0000004711");
            assertThat(record.getInt("F")).isEqualTo(4711);
            assertThat(record.getBigInteger("F")).isEqualTo(BigInteger.valueOf(4711));
        }

        @ParameterizedTest
        @ValueSource(strings = {"47a", "-1", "1.5", "12345678901", "\u0661"})
        @Tag("RFC-15")
        void nothingElseIsTaken(String text) {
            refuses(numOf(10), "17", text);
        }

        @Test
        void initiallyAreZeros() {
            assertThat(Samples.one(numOf(3)).getString("F")).isEqualTo("000");
        }
    }

    @Nested
    class WholeNumbers {
        @Test
        @Tag("RFC-15")
        void outOfRangeAreRefused() {
            refuses(INT1, 1, 256);
            refuses(INT1, 1, -1);
            refuses(INT2, 1, 32_768);
            refuses(INT, 1, 2_147_483_648L);
            refuses(FieldType.INT8, 1, "9223372036854775808");
        }

        @Test
        void fractionsAreRefused() {
            refuses(INT, 1, 1.5);
            refuses(INT, 1, "1.5");
        }

        @Test
        void areTakenFromTextsAndWholeDecimals() {
            assertThat(set(INT, "+17").getInt("F")).isEqualTo(17);
            assertThat(set(INT, new BigDecimal("17.00")).getInt("F")).isEqualTo(17);
            assertThat(Samples.one(INT).set("F", 17.0).getInt("F")).isEqualTo(17);
        }

        @Test
        void thatDoNotFitTheGetterAreRefused() {
            RecordData record = set(INT, 128);

            assertThat(record.getShort("F")).isEqualTo((short) 128);
            assertThatThrownBy(() -> record.getByte("F")).isInstanceOf(RfcConversionException.class);
        }
    }

    @Nested
    class PackedNumbers {
        @ParameterizedTest
        @CsvSource({"1.005,1.01", "-0.005,-0.01", "0.004,0.00", "1E2,100.00", "1e-6999,0.00", "12.3-,-12.30"})
        @Tag("RFC-17")
        void areRoundedHalfUpToTheScale(String text, String stored) {
            assertThat(set(bcdOf(8, 2), text).getBigDecimal("F")).isEqualTo(new BigDecimal(stored));
            assertThat(set(bcdOf(8, 2), text).getString("F")).isEqualTo(stored);
        }

        @Test
        void neverPassThroughBinaryNumbers() {
            assertThat(Samples.one(bcdOf(16, 10)).set("F", 0.1).getBigDecimal("F"))
                    .isEqualTo(new BigDecimal("0.1000000000"));
            assertThat(Samples.one(bcdOf(16, 10)).set("F", 0.1f).getBigDecimal("F"))
                    .isEqualTo(new BigDecimal("0.1000000000"));
            assertThat(set(bcdOf(16, 0), "1234567890123456789012345678901").getBigDecimal("F"))
                    .isEqualTo(new BigDecimal("1234567890123456789012345678901"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"10000000000000", "9999999999999.995", "1e6999", "-1e13"})
        @Tag("RFC-17")
        void withTooManyDigitsAreRefused(String text) {
            refuses(bcdOf(8, 2), "1", text);
        }

        @Test
        void hugeExponentsCostNothing() {
            refuses(bcdOf(8, 2), "1", new BigDecimal(BigInteger.ONE, -1_000_000_000));
            assertThat(set(bcdOf(8, 2), new BigDecimal(BigInteger.ONE, 1_000_000_000))
                            .getBigDecimal("F"))
                    .isEqualTo(new BigDecimal("0.00"));
        }
    }

    @Nested
    class FloatingNumbers {
        @Test
        void ofBinaryKindAreFinite() {
            refuses(FLOAT, 1.5, Double.NaN);
            refuses(FLOAT, 1.5, Float.POSITIVE_INFINITY);
            refuses(FLOAT, 1.5, "1e400");
        }

        @Test
        void ofDecimalKindAreRoundedHalfEven() {
            assertThat(set(DECF16, "1.2345678901234565").getBigDecimal("F"))
                    .isEqualTo(new BigDecimal("1.234567890123456"));
            assertThat(set(DECF34, "1.5E+30").getString("F")).isEqualTo("1.5E+30");
        }

        @Test
        void ofDecimalKindHaveLimits() {
            assertThat(set(DECF16, "9.999999999999999E384").getBigDecimal("F"))
                    .isEqualByComparingTo("9.999999999999999E384");
            refuses(DECF16, "1", "1E385");
            assertThat(set(DECF16, "1E384").getBigDecimal("F")).isEqualByComparingTo("1E384");
            assertThat(set(DECF16, "4E-399").getBigDecimal("F")).isEqualByComparingTo("0");
            refuses(DECF34, "1", "1E6145");
        }

        /** Patterns of the decimal formats as IBM's decNumber prints them. */
        @ParameterizedTest
        @CsvSource({
            "-7.50,A2300000000003D0",
            "0,2238000000000000",
            "1,2238000000000001",
            "9.999999999999999E384,77FCFF3FCFF3FCFF"
        })
        void ofDecimalKindHaveTheBytesOfTheStandard(String number, String hex) {
            assertThat(HexFormat.of()
                            .withUpperCase()
                            .formatHex(set(DECF16, number).getByteArray("F")))
                    .isEqualTo(hex);
        }
    }

    @Nested
    class Dates {
        @Test
        @Tag("RFC-18")
        void areEqualFromEverySource() {
            LocalDate day = LocalDate.of(2025, 1, 31);
            Date legacy =
                    Date.from(day.atTime(10, 15).atZone(ZoneId.systemDefault()).toInstant());

            assertThat(new Object[] {day, legacy, "20250131", "2025-01-31"})
                    .allSatisfy(
                            value -> assertThat(set(DATE, value).getDate("F")).contains(day));
        }

        @Test
        @Tag("RFC-18")
        void initiallyAreNone() {
            assertThat(Samples.one(DATE).getDate("F")).isEmpty();
            assertThat(Samples.one(DATE).getString("F")).isEqualTo("0000-00-00");
            assertThat(set(DATE, "00000000").getDate("F")).isEmpty();
            assertThat(set(DATE, "0000-00-00").getDate("F")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2025-02-30", "20251301", "2025-1-1", "31.01.2025", "2025/01/31", "tomorrow"})
        void thatAreNoneAreRefused(String text) {
            refuses(DATE, "20250131", text);
        }

        @Test
        void thatACallFilledInAndNoCalendarHasAreTextOnly() {
            RecordData record = Samples.one(DATE);
            record.rawNumber(0, 20_250_230);

            assertThat(record.getString("F")).isEqualTo("2025-02-30");
            assertThat(record.get("F")).isEqualTo("2025-02-30");
            assertThatThrownBy(() -> record.getDate("F")).isInstanceOf(RfcConversionException.class);
        }
    }

    @Nested
    class Times {
        @Test
        @Tag("RFC-19")
        void endOfDaySurvivesAsText() {
            RecordData record = set(TIME, "24:00:00");

            assertThat(record.getString("F")).isEqualTo("24:00:00");
            assertThat(record.getCharArray("F")).isEqualTo("240000".toCharArray());
            assertThatThrownBy(() -> record.getTime("F")).isInstanceOf(RfcConversionException.class);
        }

        @Test
        @Tag("RFC-19")
        void noonIsWrittenWithColons() {
            assertThat(set(TIME, LocalTime.NOON).getString("F")).isEqualTo("12:00:00");
            assertThat(set(TIME, "120000").getTime("F")).isEqualTo(LocalTime.NOON);
        }

        @ParameterizedTest
        @ValueSource(strings = {"240001", "126000", "12:00", "12.00.00", "noon!!"})
        void thatAreNoneAreRefused(String text) {
            refuses(TIME, "101500", text);
        }
    }

    @Nested
    class Bytes {
        @Test
        void ofFixedLengthAreCutOrPadded() {
            assertThat(set(byteOf(3), new byte[] {1}).getByteArray("F")).containsExactly(1, 0, 0);
            assertThat(set(byteOf(3), "F1F2F3F4").getString("F")).isEqualTo("F1F2F3");
            assertThat(Samples.one(byteOf(3)).getByteArray("F")).containsExactly(0, 0, 0);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 10 << 20})
        @Tag("RFC-20")
        void ofAnyLengthRoundTripAndReadAsHex(int length) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);

            RecordData record = set(XSTRING, bytes);

            assertThat(record.getByteArray("F")).isEqualTo(bytes);
            assertThat(record.getString("F"))
                    .isEqualTo(HexFormat.of().withUpperCase().formatHex(bytes));
        }

        @Test
        void areCopiedInAndOut() {
            byte[] given = {1};
            RecordData record = set(XSTRING, given);
            given[0] = 2;
            record.getByteArray("F")[0] = 3;

            assertThat(record.getByteArray("F")).containsExactly(1);
        }

        @Test
        void areNumbersByTheirBits() {
            assertThat(set(byteOf(4), "000000FF").getInt("F")).isEqualTo(255);
            assertThat(set(byteOf(4), "000000FF").getByte("F")).isEqualTo((byte) -1);
            assertThatThrownBy(() -> set(byteOf(4), "01000000").getShort("F"))
                    .isInstanceOf(RfcConversionException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"F", "XY", "F1 F2"})
        void takeHexOnly(String text) {
            refuses(XSTRING, "F1", text);
        }
    }

    @Nested
    class TimeStamps {
        @Test
        void haveSevenDigitsOfASecond() {
            assertThat(set(UTCLONG, Instant.parse("2025-01-31T10:15:00.1234567Z"))
                            .getString("F"))
                    .isEqualTo("2025-01-31T10:15:00.1234567");
            assertThat(set(UTCLONG, "2025-01-31 10:15:00").get("F")).isEqualTo("2025-01-31T10:15:00.0000000");
        }

        @Test
        void otherTextIsRefused() {
            refuses(UTCLONG, "2025-01-31T10:15:00", "yesterday");
        }
    }
}
