package dev.fairlead.jco;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import dev.fairlead.rfc.soap.RecordXml;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.util.function.Supplier;

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
final class TableView extends RowView implements JCoTable {
    private static final long serialVersionUID = 1L;

    private final transient TableData table;
    private final transient RowCursor cursor;
    private transient int row;

    /** One whose type is described by what it is made of. */
    TableView(TableData table) {
        this(table, () -> new RecordMetaData(table.type()));
    }

    TableView(TableData table, Supplier<RecordMetaData> metaData) {
        super(table.type(), metaData);
        this.table = table;
        this.cursor = table.cursor();
    }

    /** The table behind the interface; there are no others. */
    static TableView of(JCoTable table) {
        if (table instanceof TableView known) {
            return known;
        }
        throw Errors.foreign("table");
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

    @Override
    public void ensureBufferCapacity(int rows) {
        told(() -> {
            table.ensureCapacity(rows);
            return table;
        });
    }

    @Override
    public void trimToRows() {
        table.trim();
    }

    @Override
    public int copyFrom(JCoRecord source) {
        TableData added = new TableData(type());
        int matched = told(() -> copyRows(source, added));
        if (matched > 0) {
            int first = table.size();
            table.addRows(added);
            setRow(first);
        }
        return matched;
    }

    private static int copyRows(JCoRecord source, TableData target) {
        if (!(source instanceof TableView other)) {
            return target.addRow().copyFrom(RecordView.of(source).data());
        }
        int matched = 0;
        for (int i = 0; i < other.table.size(); i++) {
            matched = target.addRow().copyFrom(other.table.row(i));
        }
        return matched;
    }

    @Override
    public Object clone() {
        RecordMetaData metaData = getRecordMetaData();
        TableView copy = new TableView(table.copy(), () -> metaData);
        copy.setRow(row);
        return copy;
    }

    @Override
    public String toXML() {
        return told(() -> RecordXml.table(table));
    }

    @Override
    public void toJSON(Writer out) throws IOException {
        JSON.write(table, out);
    }

    @Override
    void readJson(Reader json) throws IOException {
        JSON.read(table, json);
        row = 0;
    }

    @Override
    Object writeReplace() {
        return new Written(table, getRow());
    }

    private record Written(TableData table, int row) implements Serializable {

        Object readResolve() {
            TableView view = new TableView(table);
            view.setRow(row);
            return view;
        }
    }
}
