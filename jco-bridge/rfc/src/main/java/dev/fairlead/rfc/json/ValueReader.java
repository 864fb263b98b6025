package dev.fairlead.rfc.json;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.Base64;
import java.util.BitSet;

/** Reads values into records and tables. What is nested deeper than their types is refused where that begins. */
final class ValueReader {
    private final JsonParser json;
    private final int mostRows;

    ValueReader(JsonParser json, int mostRows) {
        this.json = json;
        this.mostRows = mostRows;
    }

    /** Reads all there is, which is an object. */
    void document(RecordData record) {
        begin(Event.START_OBJECT);
        fields(record);
        end();
    }

    /** Reads all there is, which is an array. */
    void document(TableData table) {
        begin(Event.START_ARRAY);
        rows(table);
        end();
    }

    private void begin(Event expected) {
        Event found = json.next();
        if (found != expected) {
            throw JsonFailures.of(
                    "is " + JsonFailures.described(found) + ", but has to be " + JsonFailures.described(expected));
        }
    }

    /** Asking for more makes the parser look for what must not be there. */
    private void end() {
        if (json.hasNext()) {
            throw JsonFailures.broken(json.getLocation());
        }
    }

    private void fields(RecordData record) {
        BitSet seen = new BitSet(record.size());
        while (json.next() == Event.KEY_NAME) {
            String name = json.getString();
            int index = record.type().indexOf(name);
            if (index < 0) {
                throw JsonFailures.unknown(record.type(), name);
            }
            if (seen.get(index)) {
                throw JsonFailures.twice(record.type(), record.name(index));
            }
            seen.set(index);
            value(record, index, json.next());
        }
    }

    private void rows(TableData table) {
        RowCursor row = table.cursor();
        for (Event event = json.next(); event != Event.END_ARRAY; event = json.next()) {
            if (table.size() == mostRows) {
                throw JsonFailures.of("has a table of more than " + mostRows + " rows");
            }
            table.addRows(1);
            row.moveTo(table.size() - 1);
            if (table.type().isElementary()) {
                value(row, 0, event);
            } else if (event == Event.START_OBJECT) {
                fields(row);
            } else {
                throw JsonFailures.of("has " + JsonFailures.described(event) + " as a row of " + table.typeName());
            }
        }
    }

    private void value(RecordData record, int index, Event event) {
        FieldDescription field = record.type().field(index);
        AbapType type = field.type().abapType();
        if (event == Event.VALUE_NULL) {
            record.set(index, (Object) null);
        } else if (type == AbapType.STRUCTURE && event == Event.START_OBJECT) {
            record.getStructure(index).clear();
            fields(record.getStructure(index));
            record.markSet(index);
        } else if (type == AbapType.TABLE && event == Event.START_ARRAY) {
            record.getTable(index).clear();
            rows(record.getTable(index));
            record.markSet(index);
        } else if (type.isComplex()) {
            throw JsonFailures.unfit(field, event);
        } else {
            record.set(index, scalar(field, event));
        }
    }

    /** Numbers are set as their text, since that is looked at before it is worked out. */
    private Object scalar(FieldDescription field, Event event) {
        AbapType type = field.type().abapType();
        boolean binary = type == AbapType.BYTE || type == AbapType.XSTRING;
        if (event == Event.VALUE_STRING) {
            return binary ? bytes(field, json.getString()) : json.getString();
        }
        if (event == Event.VALUE_NUMBER && !binary) {
            return json.getString();
        }
        throw JsonFailures.unfit(field, event);
    }

    private static byte[] bytes(FieldDescription field, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw JsonFailures.noBase64(field);
        }
    }
}
