package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Rows as they are serialised: the values as {@link RowStore} has them. What is read may be forged, and is set value by
 * value as an application would set it, so that no field gets what its type does not take.
 *
 * @param numbers of all rows one after the other, with the bits that tell what was set
 * @param objects of all rows one after the other; null for an initial value
 */
@SuppressWarnings("ArrayRecordComponent")
record WrittenRows(RecordType type, int rows, long[] numbers, Object[] objects) implements Serializable {
    private static final int LAST_DATE = 99_999_999;
    private static final int LAST_TIME = 999_999;

    RowStore store() throws InvalidObjectException {
        if (type == null
                || rows < 0
                || numbers == null
                || numbers.length != (long) rows * type.values().numbers()
                || objects == null
                || objects.length != (long) rows * type.values().objects()) {
            throw new InvalidObjectException("The values of a record or table are not as many as its fields");
        }
        RowStore store = new RowStore(type, rows);
        for (int row = 0; row < rows; row++) {
            RecordData record = new RecordData(store, row);
            for (int field = 0; field < type.size(); field++) {
                read(record, row, field);
            }
            store.takeFlags(row, numbers);
        }
        return store;
    }

    private void read(RecordData record, int row, int field) throws InvalidObjectException {
        boolean fits;
        try {
            int slot = type.values().slot(field);
            fits = record.isNumber(field)
                    ? readNumber(record, field, numbers[row * type.values().numbers() + slot])
                    : readObject(record, field, objects[row * type.values().objects() + slot]);
        } catch (RfcException e) {
            fits = false;
        }
        if (!fits) {
            throw new InvalidObjectException("A serialised value does not fit " + type.field(field));
        }
    }

    private boolean readNumber(RecordData record, int field, long number) {
        AbapType found = type.field(field).type().abapType();
        switch (found) {
            case FLOAT -> record.set(field, Double.longBitsToDouble(number));
            case DATE, TIME -> {
                // a system may have sent a day that no calendar has
                if (number < 0 || number > (found == AbapType.DATE ? LAST_DATE : LAST_TIME)) {
                    return false;
                }
                record.rawNumber(field, number);
            }
            default -> record.set(field, number);
        }
        return true;
    }

    private boolean readObject(RecordData record, int field, Object value) {
        if (value == null) {
            return true;
        }
        FieldType expected = type.field(field).type();
        switch (expected.abapType()) {
            case STRUCTURE -> {
                if (!(value instanceof RecordData inner) || !inner.type().equals(expected.rows())) {
                    return false;
                }
                record.getStructure(field).replace(inner);
            }
            case TABLE -> {
                if (!(value instanceof TableData inner) || !inner.type().equals(expected.rows())) {
                    return false;
                }
                record.getTable(field).replace(inner);
            }
            default -> {
                if (!(value instanceof String) && !(value instanceof byte[]) && value.getClass() != BigDecimal.class) {
                    return false;
                }
                record.set(field, value);
            }
        }
        return true;
    }

    /** Records and tables are never written as they are, so that one that comes is forged. */
    static InvalidObjectException forged() {
        return new InvalidObjectException("Only the values of records and tables are serialised");
    }
}
