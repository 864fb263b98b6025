package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import java.math.BigDecimal;

/** Takes values out of SAP's records, in place of those that were there. */
final class RecordReader {
    private final RecordMembers members;

    RecordReader(RecordMembers members) {
        this.members = members;
    }

    /** Reads one field; counts as set afterwards. */
    void readField(Object from, RecordData to, int index, RecordPlan plan) throws Throwable {
        int place = plan.place(index);
        FieldDescription field = to.type().field(index);
        switch (field.type().abapType()) {
            case INT1, INT2, INT -> to.rawNumber(index, (int) members.whole().invokeExact(from, place));
            case INT8 -> to.rawNumber(index, (long) members.large().invokeExact(from, place));
            case FLOAT -> to.set(index, (double) members.binary().invokeExact(from, place));
            case DATE, TIME ->
                to.rawNumber(index, number((char[]) members.characters().invokeExact(from, place)));
            case BCD, DECF16, DECF34 -> {
                BigDecimal number = (BigDecimal) members.decimal().invokeExact(from, place);
                to.set(index, (Object) number);
            }
            case BYTE, XSTRING -> {
                byte[] bytes = (byte[]) members.bytes().invokeExact(from, place);
                to.set(index, (Object) bytes);
            }
            case CHAR, NUM, STRING, UTCLONG, UTCSECOND, UTCMINUTE, DTDAY, DTWEEK, DTMONTH, TSECOND, TMINUTE, CDAY -> {
                String text = (String) members.text().invokeExact(from, place);
                to.set(index, (Object) text);
            }
            case STRUCTURE -> {
                Object structure = (Object) members.structure().invokeExact(from, place);
                read(structure, to.getStructure(index), plan.inner(index));
                to.markSet(index);
            }
            case TABLE -> {
                Object table = (Object) members.table().invokeExact(from, place);
                readRows(table, to.getTable(index), plan.inner(index));
                to.markSet(index);
            }
            case ITAB, ABAPOBJECT, BOX, GENERIC_BOX, EXCEPTION, INVALID -> throw JcoFailures.unsupported(field);
        }
    }

    private void read(Object from, RecordData to, RecordPlan plan) throws Throwable {
        for (int i = 0; i < to.size(); i++) {
            if (plan.has(i)) {
                readField(from, to, i, plan);
            }
        }
    }

    private void readRows(Object from, TableData to, RecordPlan plan) throws Throwable {
        to.clear();
        int rows = (int) members.rows().invokeExact(from);
        to.addRows(rows);
        RowCursor row = to.cursor();
        for (int i = 0; i < rows; i++) {
            members.moveTo().invokeExact(from, i);
            read(from, row.moveTo(i), plan);
        }
    }

    /** The number that the digits of a date or time make; 0 for blanks. */
    private static long number(char[] digits) {
        long number = 0;
        for (char c : digits) {
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
            }
        }
        return number;
    }
}
