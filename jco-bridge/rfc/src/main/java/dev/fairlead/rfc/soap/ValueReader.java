package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads values in all the forms that systems write (RFC specification, C.5); {@link ValueWriter} writes the narrow ones. */
final class ValueReader {

    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final XmlInput xml;
    private final int mostRows;
    private final Deviations deviations;
    private final StringBuilder place = new StringBuilder();

    ValueReader(XmlInput xml, int mostRows, Deviations deviations) {
        this.xml = xml;
        this.mostRows = mostRows;
        this.deviations = deviations;
    }

    /**
     * Reads the current element into a field.
     *
     * @throws RfcConversionException if the value does not fit the field; it names function, parameter and field
     */
    void field(RecordPlan plan, int index, RecordData record) throws IOException {
        if (xml.hasAttributes() && isNil()) {
            xml.skip();
            record.set(index, (Object) "");
            return;
        }
        switch (plan.abapType(index)) {
            case STRUCTURE -> structure(plan, index, record);
            case TABLE -> table(plan, index, record);
            default -> scalar(plan, index, record);
        }
    }

    private boolean isNil() {
        Optional<String> nil = xml.attribute(INSTANCE, "nil");
        return nil.isPresent() && (nil.get().equals("true") || nil.get().equals("1"));
    }

    private void structure(RecordPlan plan, int index, RecordData record) throws IOException {
        RecordData structure = (RecordData) record.rawObject(index);
        structure.clear();
        int outer = enter(plan, index);
        fields(plan.nested(index), structure);
        place.setLength(outer);
        record.markSet(index);
    }

    private void fields(RecordPlan plan, RecordData record) throws IOException {
        int expected = 0;
        while (xml.nextChild()) {
            int index = plan.indexOf(xml.name(), expected);
            if (index < 0) {
                deviations.unknown(xml.name());
                xml.skip();
            } else {
                field(plan, index, record);
                expected = index + 1;
            }
        }
    }

    private void table(RecordPlan plan, int index, RecordData record) throws IOException {
        TableData table = (TableData) record.rawObject(index);
        table.clear();
        int outer = enter(plan, index);
        rows(plan.nested(index), table);
        place.setLength(outer);
        record.markSet(index);
    }

    private void rows(RecordPlan plan, TableData table) throws IOException {
        RowCursor row = table.cursor();
        String rowElement = Tag.ITEM;
        int count = 0;
        while (xml.nextChild()) {
            if (count == 0) {
                rowElement = xml.name();
            } else if (!xml.name().equals(rowElement)) {
                deviations.unknown(xml.name());
                xml.skip();
                continue;
            }
            if (count == mostRows) {
                throw xml.fault("has a table of more than " + mostRows + " rows");
            }
            table.addRows(1);
            row.moveTo(count);
            count++;
            if (plan.isElementary()) {
                field(plan, 0, row);
            } else {
                fields(plan, row);
            }
        }
    }

    /** Notes where the reader is, for messages; returns the length that was there before. */
    private int enter(RecordPlan plan, int index) {
        int outer = place.length();
        place.append(outer == 0 ? "" : "-").append(plan.field(index).name());
        return outer;
    }

    private void scalar(RecordPlan plan, int index, RecordData record) throws IOException {
        TextBuffer text = xml.value();
        try {
            switch (plan.abapType(index)) {
                case CHAR -> {
                    if (text.length() > plan.length(index)) {
                        longer(plan, index, text);
                    }
                    record.rawObject(index, text.fit(plan.length(index)).text());
                }
                case STRING -> record.rawObject(index, text.text());
                case NUM -> number(plan, index, record, text.strip());
                case INT -> whole(record, index, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
                case INT1 -> whole(record, index, text, 0, 255);
                case INT2 -> whole(record, index, text, Short.MIN_VALUE, Short.MAX_VALUE);
                case INT8 -> record.rawNumber(index, NumberText.whole(text));
                case DATE -> record.rawNumber(index, NumberText.date(text));
                case TIME -> record.rawNumber(index, NumberText.time(text));
                case FLOAT -> binary(record, index, text.decimal().doubleValue());
                case BCD, DECF16, DECF34 -> record.set(index, text.decimal());
                case BYTE -> record.rawObject(index, bytes(plan, index, text));
                case XSTRING ->
                    record.rawObject(index, Base64Text.decode(text).orElseThrow(NumberFormatException::new));
                default -> record.set(index, (Object) text.strip().toString());
            }
        } catch (NumberFormatException | ArithmeticException | RfcConversionException e) {
            throw unfit(plan, index);
        }
    }

    private static void number(RecordPlan plan, int index, RecordData record, TextBuffer text) {
        if (text.length() == plan.length(index) && text.isDigits()) {
            record.rawObject(index, text.text());
        } else {
            record.set(index, (Object) text.toString());
        }
    }

    private static void whole(RecordData record, int index, TextBuffer text, long least, long greatest) {
        long number = NumberText.whole(text);
        if (number < least || number > greatest) {
            throw new ArithmeticException("out of range");
        }
        record.rawNumber(index, number);
    }

    private static void binary(RecordData record, int index, double number) {
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("out of range");
        }
        record.rawNumber(index, Double.doubleToRawLongBits(number));
    }

    /** Shorter values are padded with zero bytes; hexadecimal digits are read where the value is no base64 that fits. */
    private byte[] bytes(RecordPlan plan, int index, TextBuffer text) {
        int length = plan.length(index);
        Optional<byte[]> bytes = Base64Text.decode(text).filter(found -> found.length <= length);
        if (bytes.isEmpty()) {
            bytes = Base64Text.hexadecimal(text.strip(), length);
            if (bytes.isPresent()) {
                deviations.unusual(path(plan, index) + " comes in hexadecimal digits");
            }
        }
        byte[] found = bytes.orElseThrow(NumberFormatException::new);
        return found.length == length ? found : Arrays.copyOf(found, length);
    }

    private void longer(RecordPlan plan, int index, TextBuffer text) {
        int length = plan.length(index);
        for (int i = length; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                deviations.unusual(path(plan, index) + " comes with more than " + length + " characters, and is cut");
                return;
            }
        }
    }

    private String path(RecordPlan plan, int index) {
        String name = plan.field(index).name();
        return place.length() == 0 || name.isEmpty() ? place + name : place + "-" + name;
    }

    private RfcException unfit(RecordPlan plan, int index) {
        return RfcException.of(RfcFailure.of(
                RfcErrorGroup.CONVERSION,
                "",
                deviations.function() + ", " + path(plan, index),
                "the system's value does not fit " + plan.field(index).type()));
    }
}
