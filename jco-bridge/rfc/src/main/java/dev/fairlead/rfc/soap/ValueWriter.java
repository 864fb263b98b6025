package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Writes values (RFC specification, C.5):
 *
 * <pre>
 * CHAR, NUM, STRING, time stamps   the text
 * INT1, INT2, INT, INT8            decimal, - in front
 * BCD                              decimal with a point, without exponent
 * DECF16, DECF34                   decimal, with an exponent where it is shorter
 * FLOAT                            a double of XML Schema
 * DATE, TIME                       with separators, or compact
 * BYTE, XSTRING                    base64
 * structure                        an element for each field, in order
 * table                            an item for each row
 * </pre>
 */
final class ValueWriter {

    private static final Tag ITEM = Tag.of(Tag.ITEM);
    private static final int DATE_DIGITS = 8;
    private static final int TIME_DIGITS = 6;

    private final XmlOutput out;
    private final boolean compact;
    private final byte[] digits = new byte[DATE_DIGITS];

    ValueWriter(XmlOutput out, DateTimeForm form) {
        this.out = out;
        this.compact = form == DateTimeForm.COMPACT;
    }

    /** Writes the element of one field. */
    void field(RecordPlan plan, int index, RecordData record) throws IOException {
        switch (plan.abapType(index)) {
            case INT1, INT2, INT, INT8 -> {
                out.markup(plan.tag(index).open());
                out.number(record.rawNumber(index));
                out.markup(plan.tag(index).close());
            }
            case DATE -> {
                out.markup(plan.tag(index).open());
                date(record.rawNumber(index));
                out.markup(plan.tag(index).close());
            }
            case TIME -> {
                out.markup(plan.tag(index).open());
                time(record.rawNumber(index));
                out.markup(plan.tag(index).close());
            }
            case FLOAT -> text(plan.tag(index), Double.toString(Double.longBitsToDouble(record.rawNumber(index))));
            default -> object(plan, index, record.rawObject(index));
        }
    }

    private void object(RecordPlan plan, int index, Object value) throws IOException {
        Tag tag = plan.tag(index);
        if (value instanceof String text) {
            text(tag, text);
        } else if (value instanceof BigDecimal number) {
            boolean packed = plan.abapType(index) == AbapType.BCD;
            text(tag, packed ? number.toPlainString() : number.toString());
        } else if (value instanceof byte[] bytes) {
            bytes(tag, bytes);
        } else if (value instanceof TableData table) {
            table(tag, plan.nested(index), table);
        } else if (value instanceof RecordData structure) {
            out.markup(tag.open());
            fields(plan.nested(index), structure);
            out.markup(tag.close());
        } else {
            throw new IllegalStateException("No value of " + plan.field(index) + " can be written");
        }
    }

    private void fields(RecordPlan plan, RecordData record) throws IOException {
        for (int i = 0; i < plan.size(); i++) {
            field(plan, i, record);
        }
    }

    /** Writes a table under a name of its own. */
    void table(Tag tag, RecordPlan plan, TableData table) throws IOException {
        if (table.isEmpty()) {
            out.markup(tag.empty());
            return;
        }
        out.markup(tag.open());
        RowCursor row = table.cursor();
        for (int i = 0; i < table.size(); i++) {
            row.moveTo(i);
            if (plan.isElementary()) {
                field(plan, 0, row);
            } else {
                out.markup(ITEM.open());
                fields(plan, row);
                out.markup(ITEM.close());
            }
        }
        out.markup(tag.close());
    }

    private void text(Tag tag, String text) throws IOException {
        if (text.isEmpty()) {
            out.markup(tag.empty());
            return;
        }
        out.markup(tag.open());
        out.text(text, 0, text.length());
        out.markup(tag.close());
    }

    private void bytes(Tag tag, byte[] bytes) throws IOException {
        out.markup(tag.open());
        out.base64(bytes);
        out.markup(tag.close());
    }

    private void date(long number) throws IOException {
        digits(number, DATE_DIGITS);
        for (int i = 0; i < DATE_DIGITS; i++) {
            if (!compact && (i == 4 || i == 6)) {
                out.character('-');
            }
            out.character((char) digits[i]);
        }
    }

    private void time(long number) throws IOException {
        digits(number, TIME_DIGITS);
        for (int i = 0; i < TIME_DIGITS; i++) {
            if (!compact && (i == 2 || i == 4)) {
                out.character(':');
            }
            out.character((char) digits[i]);
        }
    }

    private void digits(long number, int count) {
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
