package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import java.math.BigDecimal;

/**
 * Puts values into SAP's records. Dates and times go as their digits, initial ones as the empty text, which any field
 * takes for its initial value.
 */
final class RecordWriter {
    private static final int DATE_DIGITS = 8;
    private static final int TIME_DIGITS = 6;

    private final RecordMembers members;

    RecordWriter(RecordMembers members) {
        this.members = members;
    }

    /** Writes one field, initial or not. */
    void writeField(RecordData from, int index, Object to, RecordPlan plan) throws Throwable {
        int place = plan.place(index);
        FieldDescription field = from.type().field(index);
        switch (field.type().abapType()) {
            case INT1, INT2, INT -> members.setWhole().invokeExact(to, place, (int) from.rawNumber(index));
            case INT8 -> members.setLarge().invokeExact(to, place, from.rawNumber(index));
            case FLOAT -> members.setBinary().invokeExact(to, place, Double.longBitsToDouble(from.rawNumber(index)));
            case DATE -> members.setText().invokeExact(to, place, digits(from.rawNumber(index), DATE_DIGITS));
            case TIME -> members.setText().invokeExact(to, place, digits(from.rawNumber(index), TIME_DIGITS));
            case BCD, DECF16, DECF34 -> members.setDecimal().invokeExact(to, place, (BigDecimal) from.rawObject(index));
            case BYTE, XSTRING -> members.setBytes().invokeExact(to, place, (byte[]) from.rawObject(index));
            case CHAR, NUM, STRING, UTCLONG, UTCSECOND, UTCMINUTE, DTDAY, DTWEEK, DTMONTH, TSECOND, TMINUTE, CDAY ->
                members.setText().invokeExact(to, place, (String) from.rawObject(index));
            case STRUCTURE -> {
                Object structure = (Object) members.structure().invokeExact(to, place);
                write(from.getStructure(index), structure, plan.inner(index));
            }
            case TABLE -> {
                Object table = (Object) members.table().invokeExact(to, place);
                writeRows(from.getTable(index), table, plan.inner(index));
            }
            case ITAB, ABAPOBJECT, BOX, GENERIC_BOX, EXCEPTION, INVALID -> throw JcoFailures.unsupported(field);
        }
    }

    /** Writes what is not initial: a fresh record of SAP's is initial everywhere. */
    private void write(RecordData from, Object to, RecordPlan plan) throws Throwable {
        for (int i = 0; i < from.size(); i++) {
            if (!from.isInitial(i)) {
                writeField(from, i, to, plan);
            }
        }
    }

    private void writeRows(TableData from, Object to, RecordPlan plan) throws Throwable {
        if (from.isEmpty()) {
            return;
        }
        members.addRows().invokeExact(to, from.size());
        RowCursor row = from.cursor();
        for (int i = 0; i < from.size(); i++) {
            members.moveTo().invokeExact(to, i);
            write(row.moveTo(i), to, plan);
        }
    }

    private static String digits(long number, int digits) {
        if (number == 0) {
            return "";
        }
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
