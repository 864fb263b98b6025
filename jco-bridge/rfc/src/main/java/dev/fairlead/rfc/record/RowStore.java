package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.metadata.ValueLayout;

/**
 * Rows of one type: the numbers of all rows one after the other on pages, likewise the objects. A row of initial values is all
 * zeros and nulls, so that new rows cost no more than their memory. A null is an object that was never made.
 */
final class RowStore {
    private static final int FIRST_ROWS = 8;

    private final RecordType type;
    private final ValueLayout layout;
    private Pages<long[]> numbers = new Pages<>(long[]::new);
    private Pages<Object[]> objects = new Pages<>(Object[]::new);
    private int rows;
    private int version;

    RowStore(RecordType type, int rows) {
        this.type = type;
        this.layout = type.values();
        this.rows = rows;
        numbers.ensure(rows * layout.numbers());
        objects.ensure(rows * layout.objects());
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
        return numbers.of(place)[Pages.at(place)];
    }

    Object object(int place) {
        return objects.of(place)[Pages.at(place)];
    }

    void number(int place, long value) {
        numbers.of(place)[Pages.at(place)] = value;
    }

    void object(int place, Object value) {
        objects.of(place)[Pages.at(place)] = value;
    }

    boolean isSet(int row, int field) {
        return (number(flags(row, field)) & 1L << field) != 0;
    }

    void markSet(int row, int field) {
        int place = flags(row, field);
        numbers.of(place)[Pages.at(place)] |= 1L << field;
    }

    private int flags(int row, int field) {
        return row * layout.numbers() + layout.flags() + field / Long.SIZE;
    }

    /** Takes over which fields of a row were set, out of the numbers of as many rows of the same type. */
    void takeFlags(int row, long[] source) {
        for (int i = row * layout.numbers() + layout.flags(); i < (row + 1) * layout.numbers(); i++) {
            number(i, source[i]);
        }
    }

    /** Rows to be serialised. */
    WrittenRows written(int from, int count) {
        return new WrittenRows(
                type,
                count,
                numbers.copyOfRange(from * layout.numbers(), count * layout.numbers()),
                objects.copyOfRange(from * layout.objects(), count * layout.objects()));
    }

    /** The field's initial value. Structures and tables are emptied, so that views of them stay true. */
    void reset(int row, int field) {
        int place = place(row, field);
        if (layout.isNumber(field)) {
            number(place, 0);
        } else if (object(place) instanceof RecordData structure) {
            structure.clear();
        } else if (object(place) instanceof TableData table) {
            table.clear();
        } else {
            object(place, null);
        }
    }

    /** Resets all fields; none counts as set. */
    void resetRow(int row) {
        for (int field = 0; field < type.size(); field++) {
            reset(row, field);
        }
        clearNumbers(row, layout.flags());
    }

    private void clearRow(int row) {
        clearNumbers(row, 0);
        for (int i = row * layout.objects(); i < (row + 1) * layout.objects(); i++) {
            object(i, null);
        }
    }

    private void clearNumbers(int row, int first) {
        for (int i = row * layout.numbers() + first; i < (row + 1) * layout.numbers(); i++) {
            number(i, 0);
        }
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
        numbers.trim(rows * layout.numbers());
        objects.trim(rows * layout.objects());
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
        numbers = new Pages<>(long[]::new);
        objects = new Pages<>(Object[]::new);
        rows = 0;
        version++;
    }

    /** Copies a row of the same type, with what stands within it. */
    void copyRow(RowStore source, int from, int to) {
        numbers.copy(source.numbers, from * layout.numbers(), to * layout.numbers(), layout.numbers());
        for (int i = 0; i < layout.objects(); i++) {
            int place = to * layout.objects() + i;
            object(place, copyInto(object(place), source.object(from * layout.objects() + i)));
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
        numbers.copy(numbers, from * layout.numbers(), to * layout.numbers(), count * layout.numbers());
        objects.copy(objects, from * layout.objects(), to * layout.objects(), count * layout.objects());
    }

    private void ensureRows(long wanted) {
        if (wanted * layout.numbers() > numbers.capacity() || wanted * layout.objects() > objects.capacity()) {
            long room = Math.max(wanted, FIRST_ROWS);
            int ofNumbers = cells(room, layout.numbers());
            int ofObjects = cells(room, layout.objects());
            numbers.ensure(ofNumbers);
            objects.ensure(ofObjects);
        }
    }

    private int cells(long wanted, int stride) {
        if (wanted * stride > Integer.MAX_VALUE - 8L) {
            throw Failures.of(
                    RfcErrorGroup.RESOURCE, type.name(), "a table cannot have " + wanted + " rows of " + type);
        }
        return (int) (wanted * stride);
    }
}
