package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the current row of a table is (RFC specification, B.6). */
class TableCursorTest {

    @Test
    @Tag("RFC-25")
    void anEmptyTableHasNoRowToReadOrSet() {
        JCoTable table = Rows.table(0);

        assertThat(table.isEmpty()).isTrue();
        assertThat(table.getRow()).isZero();
        assertThat(table.isFirstRow()).isFalse();
        assertThat(table.isLastRow()).isFalse();
        assertThat(table.nextRow()).isFalse();
        assertThat(table.previousRow()).isFalse();
        assertThatThrownBy(() -> table.getString("NAME")).satisfies(TableCursorTest::isIllegalState);
        assertThatThrownBy(() -> table.setValue("NAME", "Kiel")).satisfies(TableCursorTest::isIllegalState);
        assertThatThrownBy(table::deleteRow).satisfies(TableCursorTest::isIllegalState);
    }

    private static void isIllegalState(Throwable failure) {
        assertThat(failure).isInstanceOf(JCoRuntimeException.class);
        assertThat(((JCoRuntimeException) failure).getGroup()).isEqualTo(JCoException.JCO_ERROR_ILLEGAL_STATE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Tag("RFC-25")
    void nextRowStopsAtTheLast(int rows) {
        JCoTable table = Rows.table(rows);

        for (int i = 1; i < rows; i++) {
            assertThat(table.nextRow()).isTrue();
            assertThat(table.getInt("NUMBER")).isEqualTo(i);
        }

        assertThat(table.isLastRow()).isTrue();
        assertThat(table.nextRow()).isFalse();
        assertThat(table.getRow()).isEqualTo(rows - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Tag("RFC-25")
    void previousRowStopsAtTheFirst(int rows) {
        JCoTable table = Rows.table(rows);
        table.lastRow();

        for (int i = rows - 2; i >= 0; i--) {
            assertThat(table.previousRow()).isTrue();
            assertThat(table.getInt("NUMBER")).isEqualTo(i);
        }

        assertThat(table.isFirstRow()).isTrue();
        assertThat(table.previousRow()).isFalse();
        assertThat(table.getRow()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "3, 2"})
    @Tag("RFC-25")
    void firstAndLastRow(int rows, int last) {
        JCoTable table = Rows.table(rows);

        table.lastRow();
        assertThat(table.getRow()).isEqualTo(last);
        table.firstRow();
        assertThat(table.getRow()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, -5, 0", "0, 99, 0", "1, -5, 0", "1, 99, 0", "3, -5, 0", "3, 1, 1", "3, 99, 2"})
    @Tag("RFC-25")
    @Tag("RFC-26")
    void setRowIsClamped(int rows, int wanted, int reached) {
        JCoTable table = Rows.table(rows);

        table.setRow(wanted);

        assertThat(table.getRow()).isEqualTo(reached);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @Tag("RFC-25")
    void anAppendedRowIsTheCurrentOne(int rows) {
        JCoTable table = Rows.table(rows);

        table.appendRow();

        assertThat(table.getRow()).isEqualTo(rows);
        assertThat(table.getNumRows()).isEqualTo(rows + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @Tag("RFC-25")
    void ofAppendedRowsTheFirstIsTheCurrentOne(int rows) {
        JCoTable table = Rows.table(rows);

        table.appendRows(4);

        assertThat(table.getRow()).isEqualTo(rows);
        assertThat(table.getNumRows()).isEqualTo(rows + 4);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 9", "1, 0, 90", "1, 1, 09", "3, 1, 0912", "3, 3, 0129"})
    @Tag("RFC-25")
    void anInsertedRowStandsBeforeItsPlaceAndIsTheCurrentOne(int rows, int place, String numbers) {
        JCoTable table = Rows.table(rows);

        table.insertRow(place);
        table.setValue("NUMBER", 9);

        assertThat(table.getRow()).isEqualTo(place);
        assertThat(Rows.numbers(table)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, ''", "3, 0, 0, 12", "3, 1, 1, 02", "3, 2, 1, 01"})
    @Tag("RFC-25")
    @Tag("RFC-29")
    void theNumberOfTheCurrentRowStaysWhenItIsDeleted(int rows, int current, int afterwards, String left) {
        JCoTable table = Rows.table(rows);
        table.setRow(current);

        table.deleteRow();

        assertThat(table.getRow()).isEqualTo(afterwards);
        assertThat(Rows.numbers(table)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 2, 1", "2, 0, 1", "0, 2, 0"})
    @Tag("RFC-25")
    @Tag("RFC-29")
    void theNumberOfTheCurrentRowStaysWhenAnotherIsDeleted(int current, int deleted, int afterwards) {
        JCoTable table = Rows.table(3);
        table.setRow(current);

        table.deleteRow(deleted);

        assertThat(table.getRow()).isEqualTo(afterwards);
        assertThatThrownBy(() -> table.deleteRow(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @Tag("RFC-25")
    void aClearedTableIsEmpty(int rows) {
        JCoTable cleared = Rows.table(rows);
        JCoTable emptied = Rows.table(rows);
        cleared.lastRow();
        emptied.lastRow();

        cleared.clear();
        emptied.deleteAllRows();

        assertThat(List.of(cleared, emptied)).allSatisfy(table -> {
            assertThat(table.isEmpty()).isTrue();
            assertThat(table.getRow()).isZero();
        });
    }

    @Test
    @Tag("RFC-27")
    void iterationWalksTheFieldsOfTheCurrentRow() {
        JCoTable table = Rows.table(3);
        table.setRow(1);
        List<String> names = new ArrayList<>();

        for (JCoField field : table) {
            names.add(field.getName());
        }

        assertThat(names).hasSize(table.getNumColumns()).startsWith("NAME", "NUMBER");
        assertThat(table.getField("NUMBER").getInt()).isOne();
        assertThat(table.getRow()).isOne();
    }

    @Test
    void aTableWithinARowBelongsToThatRow() {
        JCoTable table = Rows.table(2);
        table.getTable("BERTHS").appendRow();
        table.getTable("BERTHS").setValue("NAME", "North");

        table.nextRow();
        assertThat(table.getTable("BERTHS").isEmpty()).isTrue();
        table.firstRow();
        assertThat(table.getTable("BERTHS").getString("NAME")).isEqualTo("North");
    }

    @Test
    void roomForRowsIsNoRow() {
        JCoTable table = Rows.table(2);
        table.lastRow();

        table.ensureBufferCapacity(10_000);
        table.trimToRows();

        assertThat(Rows.numbers(table)).isEqualTo("01");
        assertThat(table.getRow()).isOne();
        table.appendRow();
        assertThat(table.getNumRows()).isEqualTo(3);
    }

    @Test
    @Tag("RFC-30")
    void aMillionRowsAreAppendedAtOnce() {
        JCoTable table = Rows.table(0);

        table.appendRows(1_000_000);
        table.lastRow();
        table.setValue("NUMBER", 7);

        assertThat(table.getRow()).isEqualTo(999_999);
        assertThat(table.getInt("NUMBER")).isEqualTo(7);
        assertThatThrownBy(() -> table.appendRows(Integer.MAX_VALUE))
                .isInstanceOfSatisfying(
                        JCoRuntimeException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_RESOURCE));
    }
}
