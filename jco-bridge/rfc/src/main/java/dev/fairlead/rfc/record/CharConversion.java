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
        store.object(
                place,
                Texts.trimRight(cut(Texts.ofScalar(field, value), field.type().length())));
    }

    /** Half a character, as Java counts them, would be none. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean halved = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, halved ? length - 1 : length);
    }
}
