package dev.fairlead.emulator.query;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.record.RecordData;
import java.math.BigDecimal;

/** A column in a comparison: numbers compare by value, everything else by its characters without blanks at the end. */
record Column(int index, FieldDescription field) {

    /** What a column is compared with: a number for columns of numbers, else text. */
    record Value(BigDecimal number, String text) {}

    /** What a literal means for this column. */
    Value value(String literal, int position) throws ConditionException {
        if (!isNumber()) {
            return new Value(BigDecimal.ZERO, padded(literal.stripTrailing()));
        }
        try {
            return new Value(new BigDecimal(literal.strip()), "");
        } catch (NumberFormatException e) {
            throw new ConditionException(position, "column " + field.name() + " is compared with a number only");
        }
    }

    private String padded(String text) {
        return switch (field.type().abapType()) {
            case NUM -> "0".repeat(Math.max(0, field.type().length() - text.length())) + text;
            default -> text;
        };
    }

    int compare(RecordData row, Value value) {
        return isNumber()
                ? row.getBigDecimal(index).compareTo(value.number())
                : text(row).compareTo(value.text());
    }

    /** The characters of a row's value: dates and times without separators. */
    String text(RecordData row) {
        return switch (field.type().abapType()) {
            case DATE, TIME -> new String(row.getCharArray(index));
            default -> row.getString(index).stripTrailing();
        };
    }

    private boolean isNumber() {
        return switch (field.type().abapType()) {
            case INT1, INT2, INT, INT8, BCD, FLOAT, DECF16, DECF34 -> true;
            default -> false;
        };
    }
}
