package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table as a List of Java records, which cannot be changed. */
record RowsValue(RecordShape shape) implements JavaValue {

    @Override
    public Object read(RfcRecord record, int index) {
        RfcTable table = record.getTable(index);
        List<Object> rows = new ArrayList<>(table.size());
        int[] places = null;
        for (RfcRecord row : table) {
            if (places == null) {
                places = shape.places(row);
            }
            rows.add(shape.read(row, places));
        }
        return Collections.unmodifiableList(rows);
    }

    @Override
    public void write(RfcRecord record, int index, Object value) {
        RfcTable table = record.getTable(index);
        table.clear();
        int[] places = null;
        for (Object element : (Iterable<?>) value) {
            RfcRecord row = table.addRow();
            if (places == null) {
                places = shape.places(row);
            }
            shape.write(row, places, element);
        }
    }
}
