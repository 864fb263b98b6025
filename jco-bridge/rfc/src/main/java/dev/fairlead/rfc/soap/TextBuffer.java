package dev.fairlead.rfc.soap;

import java.util.Arrays;

/** The characters of one value; made once for a message, so that values that are no texts leave no garbage. */
final class TextBuffer implements CharSequence {

    private static final int FIRST_SIZE = 256;
    private static final int KEPT = 64 * 1024;

    private final int limit;
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
        return stripTrailing();
    }

    /** Leaves blanks and line ends behind the value out. */
    TextBuffer stripTrailing() {
        while (start < end && characters[end - 1] <= ' ') {
            end--;
        }
        return this;
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
