package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimal numbers out of what applications set and of texts. Binary numbers count as their shortest decimal text. */
final class Decimals {

    /** More digits than any type has: beyond it a number is refused before it is written out. */
    private static final int MAX_EXPONENT = 7_000;

    private Decimals() {}

    /** The number; refuses what is none. */
    static BigDecimal of(FieldDescription field, Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(((Number) value).doubleValue())) {
                throw Failures.conversion(field, "does not take what is not finite");
            }
            return new BigDecimal(value.toString());
        }
        String text = Texts.of(value);
        if (text == null) {
            throw Failures.unsettable(field, value);
        }
        return parse(field, text);
    }

    /** The number of a text: sign in front or behind, as ABAP writes it; a blank one is zero. */
    static BigDecimal parse(FieldDescription field, String text) {
        String number = text.strip();
        if (number.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (number.endsWith("-")) {
            number = "-" + number.substring(0, number.length() - 1).stripTrailing();
        }
        try {
            return checked(field, new BigDecimal(number));
        } catch (NumberFormatException e) {
            throw Failures.conversion(field, "a text of " + text.length() + " characters is no number");
        }
    }

    private static BigDecimal checked(FieldDescription field, BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw Failures.conversion(field, "a number with an exponent beyond " + MAX_EXPONENT);
        }
        return number;
    }

    /** The whole number; refuses fractions. */
    static BigInteger whole(FieldDescription field, BigDecimal number) {
        try {
            return checked(field, number).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw Failures.conversion(field, "the number has a fraction");
        }
    }

    /** The whole number if it fits into {@code bytes} bytes with a sign. */
    static long whole(FieldDescription field, BigDecimal number, int bytes) {
        try {
            return fit(field, number.longValueExact(), bytes);
        } catch (ArithmeticException e) {
            throw Failures.conversion(field, "no whole number of " + bytes + " bytes");
        }
    }

    /** Without an exponent. */
    static String plain(FieldDescription field, BigDecimal number) {
        return checked(field, number).toPlainString();
    }

    /** As it is if it fits into {@code bytes} bytes with a sign. */
    static long fit(FieldDescription field, long number, int bytes) {
        int unused = Long.SIZE - Byte.SIZE * bytes;
        if (number << unused >> unused != number) {
            throw Failures.conversion(field, "the number does not fit into " + bytes + " bytes");
        }
        return number;
    }
}
