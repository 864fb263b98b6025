package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table whose rows share two arrays. */
public final class TableData implements RfcTable, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient RowStore store;

    /** An empty table. */
    public TableData(RecordType rows) {
        this(new RowStore(rows, 0));
    }

    private TableData(RowStore store) {
        this.store = store;
    }

    /** Type of the rows. */
    public RecordType type() {
        return store.type();
    }

    /** A record that can be moved over the rows; it stands on none at first. */
    public RowCursor cursor() {
        return new RowCursor(store);
    }

    @Override
    public String typeName() {
        return type().name();
    }

    @Override
    public int size() {
        return store.rows();
    }

    @Override
    public boolean isEmpty() {
        return store.rows() == 0;
    }

    @Override
    public RecordData row(int index) {
        return new RecordData(store, Objects.checkIndex(index, store.rows()));
    }

    @Override
    public RecordData addRow() {
        store.add(1);
        return new RecordData(store, store.rows() - 1);
    }

    @Override
    public void addRows(int count) {
        if (count < 0) {
            throw Failures.of(RfcErrorGroup.ILLEGAL_ARGUMENT, typeName(), "cannot have " + count + " rows added");
        }
        store.add(count);
    }

    @Override
    public RecordData insertRow(int index) {
        store.insert(Objects.checkIndex(index, store.rows() + 1));
        return row(index);
    }

    @Override
    public void removeRow(int index) {
        store.remove(Objects.checkIndex(index, store.rows()));
    }

    @Override
    public void clear() {
        store.removeAll();
    }

    @Override
    public Iterator<RfcRecord> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < store.rows();
            }

            @Override
            public RfcRecord next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return row(next++);
            }
        };
    }

    @Override
    public Stream<RfcRecord> stream() {
        return IntStream.range(0, size()).mapToObj(this::row);
    }

    /** A table of its own with the same rows. */
    public TableData copy() {
        TableData copy = new TableData(type());
        copy.takeRows(this);
        return copy;
    }

    /**
     * Takes over the rows of another table of the same type, in place of its own.
     *
     * @throws IllegalArgumentException if it has another type
     */
    public void replace(TableData source) {
        TableData rows = source == this ? source.copy() : source;
        store.requireType(rows.type());
        clear();
        takeRows(rows);
    }

    /**
     * Adds copies of the rows of a table of the same type.
     *
     * @throws IllegalArgumentException if it has another type
     */
    public void addRows(TableData source) {
        store.requireType(source.type());
        takeRows(source);
    }

    private void takeRows(TableData source) {
        int first = size();
        int count = source.size();
        store.add(count);
        for (int i = 0; i < count; i++) {
            store.copyRow(source.store, i, first + i);
        }
    }

    /** Makes room for as many rows as that in all, so that adding them moves none. */
    public void ensureCapacity(int rows) {
        store.ensureCapacity(rows);
    }

    /** Gives back the room that no row takes. */
    public void trim() {
        store.trim();
    }

    /** Written in the place of this table: its values, out of which another is made when they are read. */
    private Object writeReplace() {
        return new Written(store.written(0, size()));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw WrittenRows.forged();
    }

    private record Written(WrittenRows values) implements Serializable {

        Object readResolve() throws InvalidObjectException {
            if (values == null) {
                throw new InvalidObjectException("A serialised table has no rows");
            }
            return new TableData(values.store());
        }
    }

    /** Type and size only: values may be secret. */
    @Override
    public String toString() {
        return "table of " + size() + " rows of " + type();
    }
}
