package dev.fairlead.rfc.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcUsageException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    private static TableData points(int count) {
        TableData table = new TableData(Samples.POINT);
        for (int i = 0; i < count; i++) {
            table.addRow().set("X", i);
        }
        return table;
    }

    private static List<Integer> x(TableData table) {
        return table.stream().map(row -> row.getInt("X")).toList();
    }

    @Test
    @Tag("RFC-27")
    void iterationWalksTheRows() {
        List<Integer> seen = new ArrayList<>();
        for (RfcRecord row : points(3)) {
            seen.add(row.getInt("X"));
        }

        assertThat(seen).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @CsvSource({"0,1 2 3 4", "2,0 1 3 4", "4,0 1 2 3"})
    void removingARowMovesThoseBehindIt(int removed, String left) {
        TableData table = points(5);

        table.removeRow(removed);

        assertThat(x(table))
                .containsExactly(
                        List.of(left.split(" ")).stream().map(Integer::valueOf).toArray(Integer[]::new));
    }

    @ParameterizedTest
    @CsvSource({"0,9 0 1", "1,0 9 1", "2,0 1 9"})
    void insertsBeforeARow(int at, String rows) {
        TableData table = points(2);

        table.insertRow(at).set("X", 9);

        assertThat(x(table))
                .containsExactly(
                        List.of(rows.split(" ")).stream().map(Integer::valueOf).toArray(Integer[]::new));
    }

    @Test
    void aRowThatWasRemovedLeavesNothingBehind() {
        TableData table = points(1);
        table.removeRow(0);

        RfcRecord fresh = table.addRow();

        assertThat(fresh.getInt("X")).isZero();
        assertThat(fresh.isSet("X")).isFalse();
    }

    @Test
    void rowsAreLiveViewsWhileRowsAreAppended() {
        TableData table = points(1);
        RfcRecord first = table.row(0);
        table.addRows(1_000);

        first.set("X", 42);

        assertThat(table.row(0).getInt("X")).isEqualTo(42);
    }

    @Test
    void aRowTakenBeforeRowsMovedIsRefused() {
        TableData table = points(3);
        RfcRecord second = table.row(1);
        table.removeRow(0);

        assertThatThrownBy(() -> second.getInt("X"))
                .isInstanceOfSatisfying(
                        RfcUsageException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.ILLEGAL_STATE));
        assertThatThrownBy(() -> second.set("X", 5)).isInstanceOf(RfcUsageException.class);
        assertThat(x(table)).containsExactly(1, 2);
    }

    @Test
    void aRowThatDoesNotExistIsOutOfBounds() {
        assertThatThrownBy(() -> points(1).row(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points(1).row(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points(1).cursor().moveTo(1).getInt(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points(1).iterator().forEachRemaining(row -> row.getInt(9)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void linesThatAreNoStructuresHaveOneFieldWithoutAName() {
        TableData names = new TableData(RecordType.elementary(FieldType.STRING));
        RecordData holder = Samples.one(FieldType.tableOf(FieldType.STRING));

        names.addRow().set("", "first");
        holder.set("F", List.of("second", "third"));

        assertThat(names.row(0).getString(0)).isEqualTo("first");
        assertThat(holder.getTable("F").stream().map(row -> row.getString(0))).containsExactly("second", "third");
    }

    @Test
    void whatIsSetReplacesAllRowsOrNone() {
        RecordData holder = Samples.one(FieldType.tableOf(Samples.POINT));
        holder.set("F", points(3));

        assertThatThrownBy(() -> holder.set("F", List.of(points(1).row(0), "no row")))
                .isInstanceOf(RfcException.class);
        assertThat(x(holder.getTable("F"))).containsExactly(0, 1, 2);
    }

    @Test
    void aCursorVisitsEveryRow() {
        TableData table = points(3);
        RowCursor cursor = table.cursor();
        long sum = 0;
        for (int i = 0; i < table.size(); i++) {
            sum += cursor.moveTo(i).rawNumber(0);
        }

        assertThat(sum).isEqualTo(3);
    }

    /** The heap of the tests has 512 MiB. */
    @Test
    @Tag("RFC-30")
    void aMillionRowsFitIntoMemory() {
        TableData table = new TableData(Samples.POINT);

        table.addRows(1_000_000);
        table.row(999_999).set("Y", 7);

        assertThat(table.size()).isEqualTo(1_000_000);
        assertThat(table.row(999_999).getInt("Y")).isEqualTo(7);
        assertThat(table.row(500_000).isSet("Y")).isFalse();
    }

    @Test
    void moreRowsThanAnArrayHoldsAreRefused() {
        TableData table = new TableData(Samples.POINT);

        assertThatThrownBy(() -> table.addRows(Integer.MAX_VALUE))
                .isInstanceOfSatisfying(
                        RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.RESOURCE));
        assertThat(table.isEmpty()).isTrue();
        table.addRow();
        assertThatThrownBy(() -> table.addRows(Integer.MAX_VALUE)).isInstanceOf(RfcException.class);
        assertThatThrownBy(() -> table.addRows(-1)).isInstanceOf(RfcUsageException.class);
    }
}
