package dev.fairlead.jco;

import dev.fairlead.rfc.record.TableData;
import dev.fairlead.rfc.soap.RecordXml;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.util.function.Supplier;

/** A table as a whole. */
final class TableView extends CursorView {
    private static final long serialVersionUID = 1L;

    /** One whose type is described by what it is made of. */
    TableView(TableData table) {
        this(table, () -> new RecordMetaData(table.type()));
    }

    TableView(TableData table, Supplier<RecordMetaData> metaData) {
        super(table, metaData);
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
    public void ensureBufferCapacity(int rows) {
        told(() -> table.ensureCapacity(rows));
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
        copy.setRow(getRow());
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
        firstRow();
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
