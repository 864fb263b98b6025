package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table whose lines are no structures, as a List of their values, which cannot be changed. */
record LinesValue(JavaValue line) implements JavaValue {

    @Override
    public Object read(RfcRecord record, int index) {
        RfcTable table = record.getTable(index);
        List<Object> lines = new ArrayList<>(table.size());
        for (RfcRecord row : table) {
            lines.add(line.read(row, 0));
        }
        return Collections.unmodifiableList(lines);
    }

    @Override
    public void write(RfcRecord record, int index, Object value) {
        RfcTable table = record.getTable(index);
        table.clear();
        for (Object element : (Iterable<?>) value) {
            line.write(table.addRow(), 0, element);
        }
    }
}
