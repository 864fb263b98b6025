package dev.fairlead.jco;

import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import java.util.function.Supplier;

/**
 * The rows of a table and the number of the current one.
 *
 * <pre>
 * nextRow, previousRow   one on or back, and true; false at the end
 * setRow                 clamped
 * append, insert         the new row, of several the first
 * delete                 number unchanged, clamped
 * </pre>
 */
abstract class CursorView extends RowView implements JCoTable {
    private static final long serialVersionUID = 1L;

    final transient TableData table;
    private final transient RowCursor cursor;
    private transient int row;

    CursorView(TableData table, Supplier<RecordMetaData> metaData) {
        super(table.type(), metaData);
        this.table = table;
        this.cursor = table.cursor();
    }

    @Override
    RecordData data() {
        if (table.isEmpty()) {
            throw Errors.noRow(type().name());
        }
        return cursor.moveTo(getRow());
    }

    @Override
    void rewind() {
        row = 0;
        super.rewind();
    }

    @Override
    public boolean isEmpty() {
        return table.isEmpty();
    }

    @Override
    public int getNumRows() {
        return table.size();
    }

    @Override
    public int getNumColumns() {
        return getFieldCount();
    }

    /** Rows may have gone by another way than this view. */
    @Override
    public int getRow() {
        setRow(row);
        return row;
    }

    @Override
    public void setRow(int wanted) {
        row = Math.max(0, Math.min(wanted, table.size() - 1));
    }

    @Override
    public void firstRow() {
        row = 0;
    }

    @Override
    public void lastRow() {
        setRow(table.size() - 1);
    }

    @Override
    public boolean nextRow() {
        if (getRow() + 1 >= table.size()) {
            return false;
        }
        row++;
        return true;
    }

    @Override
    public boolean previousRow() {
        if (getRow() == 0) {
            return false;
        }
        row--;
        return true;
    }

    @Override
    public boolean isFirstRow() {
        return !isEmpty() && getRow() == 0;
    }

    @Override
    public boolean isLastRow() {
        return !isEmpty() && getRow() == table.size() - 1;
    }

    @Override
    public void appendRow() {
        appendRows(1);
    }

    @Override
    public void appendRows(int rows) {
        int first = table.size();
        told(() -> table.addRows(rows));
        setRow(first);
    }

    @Override
    public void insertRow(int place) {
        table.insertRow(place);
        row = place;
    }

    @Override
    public void deleteRow() {
        if (table.isEmpty()) {
            throw Errors.noRow(type().name());
        }
        deleteRow(getRow());
    }

    @Override
    public void deleteRow(int place) {
        table.removeRow(place);
        setRow(row);
    }

    @Override
    public void deleteAllRows() {
        table.clear();
        row = 0;
    }

    @Override
    public void clear() {
        deleteAllRows();
    }
}
