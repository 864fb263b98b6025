package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.metadata.ValueLayout;
import java.util.Arrays;

/**
 * Rows of one type: the numbers of all rows one after the other, likewise the objects. A row of initial values is all
 * zeros and nulls, so that new rows cost no more than their memory. A null is an object that was never made.
 */
final class RowStore {
    private static final int FIRST_ROWS = 8;

    private final RecordType type;
    private final ValueLayout layout;
    private long[] numbers;
    private Object[] objects;
    private int rows;
    private int version;

    RowStore(RecordType type, int rows) {
        this.type = type;
        this.layout = type.values();
        this.rows = rows;
        this.numbers = new long[rows * layout.numbers()];
        this.objects = new Object[rows * layout.objects()];
    }

    RecordType type() {
        return type;
    }

    /** Fails if rows of that type cannot stand here. */
    void requireType(RecordType other) {
        if (!type.equals(other)) {
            throw new IllegalArgumentException("Values of " + other.name() + " are none of " + type.name());
        }
    }

    int rows() {
        return rows;
    }

    /** Changes when rows change their places. */
    int version() {
        return version;
    }

    /** Where the value of a field stands: among the numbers or the objects. */
    int place(int row, int field) {
        int stride = layout.isNumber(field) ? layout.numbers() : layout.objects();
        return row * stride + layout.slot(field);
    }

    long number(int place) {
        return numbers[place];
    }

    Object object(int place) {
        return objects[place];
    }

    void number(int place, long value) {
        numbers[place] = value;
    }

    void object(int place, Object value) {
        objects[place] = value;
    }

    boolean isSet(int row, int field) {
        return (numbers[flags(row, field)] & 1L << field) != 0;
    }

    void markSet(int row, int field) {
        numbers[flags(row, field)] |= 1L << field;
    }

    private int flags(int row, int field) {
        return row * layout.numbers() + layout.flags() + field / Long.SIZE;
    }

    /** Takes over which fields of a row were set, out of the numbers of as many rows of the same type. */
    void takeFlags(int row, long[] source) {
        int from = row * layout.numbers() + layout.flags();
        System.arraycopy(source, from, numbers, from, layout.numbers() - layout.flags());
    }

    /** Rows to be serialised. */
    WrittenRows written(int from, int count) {
        return new WrittenRows(
                type,
                count,
                Arrays.copyOfRange(numbers, from * layout.numbers(), (from + count) * layout.numbers()),
                Arrays.copyOfRange(objects, from * layout.objects(), (from + count) * layout.objects()));
    }

    /** The field's initial value. Structures and tables are emptied, so that views of them stay true. */
    void reset(int row, int field) {
        int place = place(row, field);
        if (layout.isNumber(field)) {
            numbers[place] = 0;
        } else if (objects[place] instanceof RecordData structure) {
            structure.clear();
        } else if (objects[place] instanceof TableData table) {
            table.clear();
        } else {
            objects[place] = null;
        }
    }

    /** Resets all fields; none counts as set. */
    void resetRow(int row) {
        for (int field = 0; field < type.size(); field++) {
            reset(row, field);
        }
        Arrays.fill(numbers, row * layout.numbers() + layout.flags(), (row + 1) * layout.numbers(), 0);
    }

    private void clearRow(int row) {
        Arrays.fill(numbers, row * layout.numbers(), (row + 1) * layout.numbers(), 0);
        Arrays.fill(objects, row * layout.objects(), (row + 1) * layout.objects(), null);
    }

    /** Appends rows of initial values. */
    void add(int count) {
        ensureRows((long) rows + count);
        rows += count;
    }

    /** Makes room, so that as many rows as that can be there before the next time. */
    void ensureCapacity(int wanted) {
        ensureRows(wanted);
    }

    /** Gives back the room that no row takes. */
    void trim() {
        numbers = Arrays.copyOf(numbers, rows * layout.numbers());
        objects = Arrays.copyOf(objects, rows * layout.objects());
    }

    void insert(int row) {
        add(1);
        shift(row, row + 1, rows - 1 - row);
        clearRow(row);
        version++;
    }

    void remove(int row) {
        shift(row + 1, row, rows - 1 - row);
        rows--;
        clearRow(rows);
        version++;
    }

    void removeAll() {
        numbers = new long[0];
        objects = new Object[0];
        rows = 0;
        version++;
    }

    /** Copies a row of the same type, with what stands within it. */
    void copyRow(RowStore source, int from, int to) {
        System.arraycopy(source.numbers, from * layout.numbers(), numbers, to * layout.numbers(), layout.numbers());
        for (int i = 0; i < layout.objects(); i++) {
            int place = to * layout.objects() + i;
            objects[place] = copyInto(objects[place], source.objects[from * layout.objects() + i]);
        }
    }

    /** Structures and tables that are there are filled, so that views of them stay true. */
    private static Object copyInto(Object present, Object value) {
        if (present instanceof RecordData structure) {
            structure.replace(value == null ? new RecordData(structure.type()) : (RecordData) value);
            return structure;
        }
        if (present instanceof TableData table) {
            table.replace(value == null ? new TableData(table.type()) : (TableData) value);
            return table;
        }
        return copyOf(value);
    }

    private static Object copyOf(Object value) {
        if (value instanceof RecordData nested) {
            return nested.copy();
        }
        return value instanceof TableData nested ? nested.copy() : value;
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(numbers, from * layout.numbers(), numbers, to * layout.numbers(), count * layout.numbers());
        System.arraycopy(objects, from * layout.objects(), objects, to * layout.objects(), count * layout.objects());
    }

    /** Makes room, at least half as much again as there was. */
    private void ensureRows(long wanted) {
        int capacity = numbers.length / layout.numbers();
        if (wanted > capacity) {
            long room = Math.max(wanted, Math.max(FIRST_ROWS, capacity + (capacity >> 1)));
            numbers = Arrays.copyOf(numbers, length(room, wanted, layout.numbers()));
            objects = Arrays.copyOf(objects, length(room, wanted, layout.objects()));
        }
    }

    private int length(long room, long wanted, int stride) {
        if (wanted * stride > Integer.MAX_VALUE - 8L) {
            throw Failures.of(
                    RfcErrorGroup.RESOURCE, type.name(), "a table cannot have " + wanted + " rows of " + type);
        }
        return (int) Math.min(room * stride, Integer.MAX_VALUE - 8L);
    }
}
