package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;

/** NUM: as many digits as its length, padded with zeros at the left. */
final class NumConversion extends NumberConversion {

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        return digits(store, place, field);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return digits(store, place, field);
    }

    @Override
    char character(RowStore store, int place, FieldDescription field) {
        if (field.type().length() > 1) {
            throw Failures.conversion(field, "has " + field.type().length() + " characters, not one");
        }
        return digits(store, place, field).charAt(0);
    }

    @Override
    char[] characters(RowStore store, int place, FieldDescription field) {
        return digits(store, place, field).toCharArray();
    }

    @Override
    long whole(RowStore store, int place, FieldDescription field, int bytes) {
        return Decimals.whole(field, decimal(store, place, field), bytes);
    }

    @Override
    BigDecimal decimal(RowStore store, int place, FieldDescription field) {
        return new BigDecimal(digits(store, place, field));
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        String text = Texts.of(value);
        if (text == null) {
            text = Decimals.whole(field, Decimals.of(field, value)).toString();
        }
        store.object(place, padded(field, text.strip()));
    }

    private static String padded(FieldDescription field, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                throw Failures.conversion(field, "takes digits only");
            }
        }
        int missing = field.type().length() - digits.length();
        if (missing < 0) {
            throw Failures.conversion(field, "does not take " + digits.length() + " digits");
        }
        return missing == 0 ? digits : "0".repeat(missing) + digits;
    }

    private static String digits(RowStore store, int place, FieldDescription field) {
        Object digits = store.object(place);
        return digits == null ? "0".repeat(field.type().length()) : (String) digits;
    }
}
