package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.util.Map;

/** TABLE: rows within a record, made when first asked for. What is set replaces all rows. */
final class TableConversion extends Conversion {

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        return table(store, place, field);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return field.type().rows().name();
    }

    @Override
    TableData table(RowStore store, int place, FieldDescription field) {
        TableData table = (TableData) store.object(place);
        if (table == null) {
            table = new TableData(field.type().rows());
            store.object(place, table);
        }
        return table;
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        if (!(value instanceof Iterable<?> rows)) {
            throw Failures.unsettable(field, value);
        }
        TableData built = new TableData(field.type().rows());
        for (Object row : rows) {
            fill(built.addRow(), row);
        }
        table(store, place, field).replace(built);
    }

    private static void fill(RecordData row, Object value) {
        if (value instanceof RfcRecord source) {
            row.copyFrom(source);
        } else if (value instanceof Map<?, ?> source) {
            row.copyFrom(source);
        } else {
            row.setLine(value);
        }
    }
}
