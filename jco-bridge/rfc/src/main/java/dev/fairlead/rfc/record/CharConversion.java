package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.util.Arrays;

/** CHAR: cut at its length, kept without the blanks at its end. */
final class CharConversion extends TextConversion {

    @Override
    char[] characters(RowStore store, int place, FieldDescription field) {
        String text = stored(store, place);
        char[] padded = new char[field.type().length()];
        text.getChars(0, text.length(), padded, 0);
        Arrays.fill(padded, text.length(), padded.length, ' ');
        return padded;
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        String text = Texts.ofScalar(field, value);
        int length = field.type().length();
        store.object(place, Texts.trimRight(text.length() > length ? text.substring(0, length) : text));
    }
}
