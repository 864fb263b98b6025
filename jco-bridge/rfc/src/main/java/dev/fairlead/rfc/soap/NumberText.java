package dev.fairlead.rfc.soap;

/** Whole numbers, dates and times as systems write them (RFC specification, C.5). None of this leaves garbage. */
final class NumberText {

    private static final int BASE = 10;
    private static final int DATE_DIGITS = 8;
    private static final int TIME_DIGITS = 6;

    private NumberText() {}

    /**
     * A whole number: sign in front or behind, blanks around it, nothing for 0.
     *
     * @throws NumberFormatException if it is none
     * @throws ArithmeticException if it is beyond 8 bytes
     */
    static long whole(TextBuffer text) {
        int length = text.strip().length();
        if (length == 0) {
            return 0;
        }
        char first = text.charAt(0);
        boolean trailing = text.charAt(length - 1) == '-';
        boolean leading = first == '-' || first == '+';
        int start = leading ? 1 : 0;
        int end = trailing ? length - 1 : length;
        if (start >= end || leading && trailing) {
            throw new NumberFormatException("no number");
        }
        // negative numbers reach one further than positive ones
        long negated = 0;
        for (int i = start; i < end; i++) {
            negated = Math.subtractExact(Math.multiplyExact(negated, (long) BASE), digit(text.charAt(i)));
        }
        return first == '-' || trailing ? negated : Math.negateExact(negated);
    }

    private static int digit(char c) {
        if (c < '0' || c > '9') {
            throw new NumberFormatException("no digit");
        }
        return c - '0';
    }

    /** The number yyyyMMdd of a date in either form; 0 for the initial one and for blanks. */
    static long date(TextBuffer text) {
        return fixed(text, DATE_DIGITS, '-', 4, 7);
    }

    /** The number HHmmss of a time in either form; 0 for blanks. */
    static long time(TextBuffer text) {
        return fixed(text, TIME_DIGITS, ':', 2, 5);
    }

    private static long fixed(TextBuffer text, int digits, char separator, int first, int second) {
        int length = text.strip().length();
        if (length == 0) {
            return 0;
        }
        boolean separated = length == digits + 2;
        if (!separated && length != digits) {
            throw new NumberFormatException("not as many digits as expected");
        }
        if (!separated) {
            return digits(text, 0, length, 0);
        }
        if (text.charAt(first) != separator || text.charAt(second) != separator) {
            throw new NumberFormatException("another separator");
        }
        long number = digits(text, 0, first, 0);
        number = digits(text, first + 1, second, number);
        return digits(text, second + 1, length, number);
    }

    /** The number that the digits make behind those of {@code before}. */
    private static long digits(TextBuffer text, int start, int end, long before) {
        long number = before;
        for (int i = start; i < end; i++) {
            number = number * BASE + digit(text.charAt(i));
        }
        return number;
    }
}
