package dev.fairlead.rfc.soap;

import java.math.BigDecimal;
import java.util.Arrays;

/** The characters of one value; made once for a message, so that values that are no texts leave no garbage. */
final class TextBuffer implements CharSequence {

    private static final int FIRST_SIZE = 256;
    private static final int KEPT = 64 * 1024;
    private static final int LONGEST_NUMBER = 7_000;
    /** So many digits fit into a long in any case. */
    private static final int FEW_DIGITS = 18;

    private final int limit;
    private final StringCache cache = new StringCache();
    private char[] characters = new char[FIRST_SIZE];
    private int start;
    private int end;

    TextBuffer(int limit) {
        this.limit = limit;
    }

    void clear() {
        start = 0;
        end = 0;
        if (characters.length > KEPT) {
            characters = new char[FIRST_SIZE];
        }
    }

    /** Adds characters; false if that is more than the limit. */
    boolean append(char[] from, int offset, int length) {
        if (length > limit - end) {
            return false;
        }
        if (end + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(end + length, 2 * characters.length));
        }
        System.arraycopy(from, offset, characters, end, length);
        end += length;
        return true;
    }

    /** Leaves blanks and line ends on both sides out. */
    TextBuffer strip() {
        while (start < end && characters[start] <= ' ') {
            start++;
        }
        while (start < end && characters[end - 1] <= ' ') {
            end--;
        }
        return this;
    }

    /** Leaves blanks behind the value out, and what is behind {@code longest} characters. */
    TextBuffer fit(int longest) {
        end = Math.min(end, start + longest);
        while (start < end && characters[end - 1] == ' ') {
            end--;
        }
        return this;
    }

    boolean isDigits() {
        for (int i = start; i < end; i++) {
            if (characters[i] < '0' || characters[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** The text, which may be the very string that was given out for the same text before. */
    String text() {
        return cache.text(characters, start, end);
    }

    /**
     * A decimal number: sign in front or behind, an exponent, blanks around it, nothing for 0.
     *
     * @throws NumberFormatException if it is none
     */
    BigDecimal decimal() {
        if (strip().length() == 0) {
            return BigDecimal.ZERO;
        }
        return length() > FEW_DIGITS || !isPlain() ? anyDecimal() : plainDecimal();
    }

    /** Whether it is a number without exponent, and without a sign but {@code -} in front. */
    private boolean isPlain() {
        int digits = 0;
        int points = 0;
        for (int i = characters[start] == '-' ? start + 1 : start; i < end; i++) {
            char c = characters[i];
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && points == 0) {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0;
    }

    private BigDecimal plainDecimal() {
        boolean negative = characters[start] == '-';
        long digits = 0;
        int scale = 0;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            if (characters[i] == '.') {
                scale = end - 1 - i;
            } else {
                digits = 10 * digits + characters[i] - '0';
            }
        }
        return BigDecimal.valueOf(negative ? -digits : digits, scale);
    }

    private BigDecimal anyDecimal() {
        if (length() > LONGEST_NUMBER) {
            // to read it would take time that grows with the square of its length
            throw new NumberFormatException("more digits than any type has");
        }
        if (characters[end - 1] != '-') {
            return new BigDecimal(characters, start, end - start);
        }
        if (characters[start] == '-' || characters[start] == '+') {
            throw new NumberFormatException("two signs");
        }
        return new BigDecimal(characters, start, end - 1 - start).negate();
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return characters[start + index];
    }

    @Override
    public String subSequence(int from, int to) {
        return new String(characters, start + from, to - from);
    }

    @Override
    public String toString() {
        return new String(characters, start, end - start);
    }
}
