package dev.fairlead.rfc.soap;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * Replaces each character that XML cannot carry by {@code #}, written as itself or as a reference, before a parser meets
 * it (RFC specification, C.5).
 */
final class LenientReader extends Reader {

    private static final char REPLACEMENT = '#';
    private static final int LONGEST_REFERENCE = 12;
    private static final int HEXADECIMAL = 16;
    private static final int DECIMAL = 10;

    private final PushbackReader in;
    private final char[] reference = new char[LONGEST_REFERENCE];
    private final StringBuilder pending = new StringBuilder();
    private int taken;

    LenientReader(Reader in) {
        this.in = new PushbackReader(in, LONGEST_REFERENCE);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = 0;
        while (n < length) {
            int c = next();
            if (c < 0) {
                return n == 0 ? -1 : n;
            }
            buffer[offset + n] = (char) c;
            n++;
        }
        return n;
    }

    private int next() throws IOException {
        if (taken < pending.length()) {
            return pending.charAt(taken++);
        }
        pending.setLength(0);
        taken = 0;
        int c = in.read();
        if (c == '&') {
            return reference();
        }
        if (c < 0 || c >= ' ' && c < Character.MIN_SURROGATE) {
            return c;
        }
        return Character.isSurrogate((char) c) ? surrogate((char) c) : legal(c);
    }

    private static int legal(int c) {
        return XmlCharacters.isLegal(c) ? c : REPLACEMENT;
    }

    private int surrogate(char c) throws IOException {
        if (!Character.isHighSurrogate(c)) {
            return REPLACEMENT;
        }
        int low = in.read();
        if (low >= 0 && Character.isLowSurrogate((char) low)) {
            pending.append((char) low);
            return c;
        }
        if (low >= 0) {
            in.unread(low);
        }
        return REPLACEMENT;
    }

    /** Behind {@code &}: a reference to a character that is none becomes the replacement, anything else stays. */
    private int reference() throws IOException {
        int n = 0;
        while (n < LONGEST_REFERENCE) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            reference[n] = (char) c;
            n++;
            if (c == ';') {
                break;
            }
        }
        if (isIllegal(new String(reference, 0, n))) {
            return REPLACEMENT;
        }
        in.unread(reference, 0, n);
        return '&';
    }

    private static boolean isIllegal(String reference) {
        if (!reference.startsWith("#") || !reference.endsWith(";")) {
            return false;
        }
        boolean hexadecimal = reference.startsWith("#x");
        String digits = reference.substring(hexadecimal ? 2 : 1, reference.length() - 1);
        try {
            int c = Integer.parseInt(digits, hexadecimal ? HEXADECIMAL : DECIMAL);
            return !XmlCharacters.isLegal(c) || c > Character.MAX_CODE_POINT;
        } catch (NumberFormatException e) {
            // the parser says what is wrong with it
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
