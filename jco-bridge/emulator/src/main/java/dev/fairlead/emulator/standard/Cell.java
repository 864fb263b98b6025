package dev.fairlead.emulator.standard;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.record.RecordData;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A column of a row of text: characters begin at the left, numbers end at the right with a place for the sign behind them.
 *
 * @param index of the column in the table
 * @param offset of its first character in the row
 */
record Cell(int index, FieldDescription column, int offset) {

    /** Whether the column fits into a row of fixed places. */
    static boolean isPossible(FieldDescription column) {
        return switch (column.type().abapType()) {
            case CHAR, NUM, DATE, TIME, BYTE, INT1, INT2, INT, INT8, BCD, FLOAT, DECF16, DECF34 -> true;
            default -> false;
        };
    }

    /** Characters that the column takes. */
    int width() {
        FieldType type = column.type();
        return switch (type.abapType()) {
            case BYTE -> 2 * type.length();
            case INT1 -> 4;
            case INT2 -> 6;
            case INT -> 11;
            case INT8 -> 20;
            case BCD -> type.digits() + (type.decimals() > 0 ? 2 : 1);
            case FLOAT, DECF16 -> 24;
            case DECF34 -> 44;
            default -> type.length();
        };
    }

    /** The column of a row, filled up to its width. */
    String text(RecordData row) {
        return switch (column.type().abapType()) {
            case DATE, TIME -> new String(row.getCharArray(index));
            case CHAR, NUM, BYTE -> left(row.getString(index));
            case FLOAT ->
                right(String.format(Locale.ROOT, "%.15E", Math.abs(row.getDouble(index))), row.getDouble(index) < 0);
            default -> number(row.getBigDecimal(index));
        };
    }

    private String number(BigDecimal value) {
        BigDecimal digits = value.abs();
        return right(
                column.type().abapType() == AbapType.BCD ? digits.toPlainString() : digits.toString(),
                value.signum() < 0);
    }

    private String left(String text) {
        return text + " ".repeat(width() - text.length());
    }

    private String right(String digits, boolean negative) {
        String text = digits + (negative ? "-" : " ");
        return " ".repeat(Math.max(0, width() - text.length())) + text;
    }
}
