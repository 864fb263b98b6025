package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a structure: read and set by index, by name, and one by one. */
class RecordTest {
    private final JCoStructure port = Rows.structure();

    private static Date dateOf(String day) {
        return Date.from(
                LocalDate.parse(day).atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    @Test
    void aValueIsReadByIndexByNameInAnyCaseAndByField() {
        port.setValue("name", "Kiel");

        assertThat(port.getString(0)).isEqualTo("Kiel");
        assertThat(port.getString("NAME")).isEqualTo("Kiel");
        assertThat(port.getField("Name").getString()).isEqualTo("Kiel");
    }

    @Test
    void everySetterSets() {
        port.setValue("NAME", 'K');
        assertThat(port.getChar("NAME")).isEqualTo('K');
        port.setValue("NAME", "Hamburg".toCharArray(), 3, 4);
        assertThat(port.getString("NAME")).isEqualTo("burg");
        port.setValue("NUMBER", (short) -7);
        assertThat(port.getShort("NUMBER")).isEqualTo((short) -7);
        port.setValue("GRADE", (byte) 7);
        assertThat(port.getByte("GRADE")).isEqualTo((byte) 7);
        port.setValue("SHIPS", Long.MIN_VALUE);
        assertThat(port.getLong("SHIPS")).isEqualTo(Long.MIN_VALUE);
        port.setValue("DEPTH", 12.5f);
        assertThat(port.getFloat("DEPTH")).isEqualTo(12.5f);
        port.setValue("DUES", new BigDecimal("1.005"));
        assertThat(port.getBigDecimal("DUES")).isEqualTo(new BigDecimal("1.01"));
        port.setValue("SEAL", new byte[] {1, (byte) 0xAB});
        assertThat(port.getString("SEAL")).isEqualTo("01AB");
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, java.lang.String",
        "NUMBER, java.lang.Integer",
        "CODE, java.lang.String",
        "DUES, java.math.BigDecimal",
        "DEPTH, java.lang.Double",
        "SHIPS, java.lang.Long",
        "SEAL, byte[]",
        "OPENED, java.util.Date",
        "TIDE, java.util.Date",
        "HOME, dev.fairlead.jco.JCoStructure",
        "BERTHS, dev.fairlead.jco.JCoTable"
    })
    void aValueHasTheClassThatIsPromised(String field, String promised) {
        port.setValue("OPENED", "20250131");

        assertThat(port.getClassNameOfValue(field)).isEqualTo(promised);
        assertThat(port.getValue(field))
                .satisfiesAnyOf(
                        value -> assertThat(value.getClass().getCanonicalName()).isEqualTo(promised),
                        value -> assertThat(value).isInstanceOf(Class.forName(promised)));
    }

    @Test
    @Tag("RFC-18")
    void aDateIsTheSameInEveryForm() {
        Date day = dateOf("2025-01-31");
        for (Object form : List.of(day, "20250131", "2025-01-31")) {
            port.setValue("OPENED", form);

            assertThat(port.getDate("OPENED")).isEqualTo(day);
            assertThat(port.getString("OPENED")).isEqualTo("2025-01-31");
        }
    }

    @Test
    @Tag("RFC-18")
    void theInitialDateIsNull() {
        assertThat(port.getDate("OPENED")).isNull();
        assertThat(port.getTime("OPENED")).isNull();
        assertThat(port.getValue("OPENED")).isNull();
        assertThat(port.getString("OPENED")).isEqualTo("0000-00-00");
    }

    @Test
    @Tag("RFC-19")
    void theEndOfTheDayIsATextAndNoTime() {
        port.setValue("TIDE", "24:00:00");
        assertThat(port.getString("TIDE")).isEqualTo("24:00:00");
        assertThatThrownBy(() -> port.getTime("TIDE")).isInstanceOf(ConversionException.class);

        Date noon = Date.from(LocalTime.NOON
                .atDate(LocalDate.EPOCH)
                .atZone(ZoneId.systemDefault())
                .toInstant());
        port.setValue("TIDE", noon);
        assertThat(port.getString("TIDE")).isEqualTo("12:00:00");
        assertThat(port.getTime("TIDE")).isEqualTo(noon);
    }

    @Test
    @Tag("RFC-21")
    void anUnknownFieldIsOfGroup127AndABadIndexOutOfBounds() {
        assertThatThrownBy(() -> port.getString("NO_SUCH"))
                .isInstanceOfSatisfying(JCoRuntimeException.class, failure -> {
                    assertThat(failure.getGroup()).isEqualTo(127);
                    assertThat(failure.getKey()).isEqualTo("JCO_ERROR_FIELD_NOT_FOUND");
                });
        assertThatThrownBy(() -> port.getString(99)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> port.setValue(-1, "x")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> port.getField(99)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatDoesNotConvertIsOfGroup122AndLeavesTheValue() {
        port.setValue("NUMBER", 42);

        assertThatThrownBy(() -> port.setValue("NUMBER", "many"))
                .isInstanceOfSatisfying(ConversionException.class, failure -> {
                    assertThat(failure.getGroup()).isEqualTo(122);
                    assertThat(failure.getKey()).isEqualTo("JCO_ERROR_CONVERSION");
                    assertThat(failure.getMessage()).doesNotContain("many");
                });
        assertThatThrownBy(() -> port.getDate("NUMBER")).isInstanceOf(ConversionException.class);
        assertThat(port.getInt("NUMBER")).isEqualTo(42);
    }

    @Test
    void structuresAndTablesAreThemselvesAndNotCopies() {
        port.getStructure("HOME").setValue("NAME", "North");
        port.getTable("BERTHS").appendRows(2);
        port.getTable("BERTHS").lastRow();

        assertThat(port.getStructure("HOME").getString("NAME")).isEqualTo("North");
        assertThat(port.getTable("BERTHS").getRow()).isOne();
    }

    @Test
    void structuresAndTablesAreSetFromOthersByNames() {
        JCoStructure other = Rows.structure();
        other.getStructure("HOME").setValue("NAME", "South");
        other.getTable("BERTHS").appendRow();
        other.getTable("BERTHS").setValue("NAME", "East");

        port.setValue("HOME", other.getStructure("HOME"));
        port.setValue("BERTHS", other.getTable("BERTHS"));

        assertThat(port.getStructure("HOME").getString("NAME")).isEqualTo("South");
        assertThat(port.getTable("BERTHS").getString("NAME")).isEqualTo("East");
    }

    @Test
    void aFieldIsInitializedOnceItWasSetBeItToTheInitialValue() {
        assertThat(port.isInitialized("NUMBER")).isFalse();
        port.setValue("NUMBER", 0);
        assertThat(port.isInitialized("NUMBER")).isTrue();
        port.clear();
        assertThat(port.isInitialized("NUMBER")).isFalse();
    }

    @Test
    void fieldsAreWalkedBothWays() {
        JCoRecordFieldIterator fields = port.getRecordFieldIterator();
        List<String> names = new ArrayList<>();
        while (fields.hasNextField()) {
            names.add(fields.nextRecordField().getName());
        }

        assertThat(names).hasSize(port.getFieldCount()).startsWith("NAME").endsWith("BERTHS");
        assertThat(fields.previousField().getName()).isEqualTo("BERTHS");
        fields.reset();
        assertThat(fields.hasPreviousField()).isFalse();
    }
}
