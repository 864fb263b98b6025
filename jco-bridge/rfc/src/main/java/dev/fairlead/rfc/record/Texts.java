package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HexFormat;

/** Texts out of what applications set. */
final class Texts {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Texts() {}

    /** What is text already; null for all else. */
    static String of(Object value) {
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        }
        return value instanceof char[] characters ? new String(characters) : null;
    }

    /** Any scalar as ABAP would move it into a field of characters: dates and times as digits, bytes as hex, true as X. */
    static String ofScalar(FieldDescription field, Object value) {
        String text = of(value);
        if (text != null) {
            return text;
        }
        if (value instanceof BigDecimal number) {
            return Decimals.plain(field, number);
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Boolean flag) {
            return flag ? "X" : "";
        }
        if (value instanceof byte[] bytes) {
            return HEX.formatHex(bytes);
        }
        if (value instanceof LocalDate || value instanceof Date) {
            return Dates.digits(Dates.of(field, value));
        }
        if (value instanceof LocalTime) {
            return Times.digits(Times.of(field, value));
        }
        throw Failures.unsettable(field, value);
    }

    /** Without blanks at the end. */
    static String trimRight(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end == text.length() ? text : text.substring(0, end);
    }

    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** The bytes of a hexadecimal text; blanks around it do not count. */
    static byte[] bytes(FieldDescription field, String hex) {
        try {
            return HEX.parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw Failures.conversion(field, "a text of " + hex.length() + " characters is no hexadecimal number");
        }
    }
}
