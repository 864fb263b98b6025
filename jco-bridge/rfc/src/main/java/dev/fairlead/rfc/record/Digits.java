package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;

/** Numbers of a fixed count of digits, with or without separators before two of them. */
final class Digits {
    private static final int BASE = 10;

    private Digits() {}

    /** The number of digits alone, or of digits with both separators; 0 for blanks. */
    static long parse(
            FieldDescription field, String text, int count, char separator, int first, int second, String wanted) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return 0;
        }
        boolean separated = trimmed.length() == count + 2;
        if (!separated && trimmed.length() != count) {
            throw refused(field, text, wanted);
        }
        long number = 0;
        int read = 0;
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (separated && (i == first || i == second + 1)) {
                if (c != separator) {
                    throw refused(field, text, wanted);
                }
            } else if (c >= '0' && c <= '9') {
                number = number * BASE + c - '0';
                read++;
            } else {
                throw refused(field, text, wanted);
            }
        }
        if (read != count) {
            throw refused(field, text, wanted);
        }
        return number;
    }

    static String format(long number, int count) {
        char[] digits = new char[count];
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            digits[i] = (char) ('0' + rest % BASE);
            rest /= BASE;
        }
        return new String(digits);
    }

    static String format(long number, int count, char separator, int first, int second) {
        String digits = format(number, count);
        return digits.substring(0, first)
                + separator
                + digits.substring(first, second)
                + separator
                + digits.substring(second);
    }

    private static RuntimeException refused(FieldDescription field, String text, String wanted) {
        return Failures.conversion(field, "a text of " + text.length() + " characters is no " + wanted);
    }
}
