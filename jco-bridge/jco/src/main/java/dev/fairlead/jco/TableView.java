package dev.fairlead.jco;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;

/**
 * A table and the number of its current row.
 *
 * <pre>
 * nextRow, previousRow   one on or back, and true; false at the end
 * setRow                 clamped
 * append, insert         the new row, of several the first
 * delete                 number unchanged, clamped
 * </pre>
 */
final class TableView extends RecordView implements JCoTable {
    private static final long serialVersionUID = 1L;

    private final TableData table;
    private final RowCursor cursor;
    private int row;

    TableView(TableData table) {
        super(table.type());
        this.table = table;
        this.cursor = table.cursor();
    }

    TableData table() {
        return table;
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
    public JCoRecordMetaData getMetaData() {
        return getRecordMetaData();
    }

    @Override
    public JCoRecordMetaData getRecordMetaData() {
        return new RecordMetaData(type());
    }

    @Override
    public JCoRecordField getField(int index) {
        return new RecordFieldView(this, index);
    }

    @Override
    public JCoFieldIterator getFieldIterator() {
        return getRecordFieldIterator();
    }

    @Override
    public JCoRecordFieldIterator getRecordFieldIterator() {
        return new RecordFieldWalk(this);
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
        try {
            table.addRows(rows);
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
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
