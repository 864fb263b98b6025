package dev.fairlead.rfc.json;

import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.Base64;

/** Writes values. */
final class ValueWriter {

    private ValueWriter() {}

    static void record(JsonGenerator json, RecordData record) {
        json.writeStartObject();
        for (int i = 0; i < record.size(); i++) {
            if (record.type().field(i).type().abapType().hasValue()) {
                json.writeKey(record.name(i));
                value(json, record, i);
            }
        }
        json.writeEnd();
    }

    static void table(JsonGenerator json, TableData table) {
        json.writeStartArray();
        RowCursor row = table.cursor();
        for (int i = 0; i < table.size(); i++) {
            row.moveTo(i);
            if (table.type().isElementary()) {
                value(json, row, 0);
            } else {
                record(json, row);
            }
        }
        json.writeEnd();
    }

    private static void value(JsonGenerator json, RecordData record, int index) {
        switch (record.type().field(index).type().abapType()) {
            case INT1, INT2, INT, INT8 -> json.write(record.rawNumber(index));
            case FLOAT -> json.write(record.getDouble(index));
            case BCD, DECF16, DECF34 -> json.write((BigDecimal) record.rawObject(index));
            case BYTE, XSTRING -> json.write(Base64.getEncoder().encodeToString((byte[]) record.rawObject(index)));
            case STRUCTURE -> record(json, record.getStructure(index));
            case TABLE -> table(json, record.getTable(index));
            default -> json.write(record.getString(index));
        }
    }
}
