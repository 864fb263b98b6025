package dev.fairlead.rfc.soap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * XML in UTF-8, by pieces of one buffer: nothing is made for a value but its bytes. What is written as text has to be
 * free of illegal characters, see {@link XmlCharacters}.
 */
final class XmlOutput {

    private static final int SIZE = 16 * 1024;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_CHARACTER = 6;
    private static final byte[] AMPERSAND = utf8("&amp;");
    private static final byte[] LESS = utf8("&lt;");
    private static final byte[] GREATER = utf8("&gt;");
    private static final byte[] CARRIAGE_RETURN = utf8("&#13;");
    private static final byte[] LOWEST = utf8("-9223372036854775808");
    private static final byte[] BASE64 = utf8("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;

    XmlOutput(OutputStream out) {
        this.out = out;
    }

    /** Markup as bytes, to be written often. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Hands everything written so far to the stream below. */
    void flush() throws IOException {
        drain();
        out.flush();
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    private void room(int bytes) throws IOException {
        if (used + bytes > SIZE) {
            drain();
        }
    }

    /** Markup, as it is. */
    void markup(byte[] bytes) throws IOException {
        room(bytes.length);
        if (bytes.length > SIZE) {
            out.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, used, bytes.length);
            used += bytes.length;
        }
    }

    /** One ASCII character that needs no escape. */
    void character(char c) throws IOException {
        room(1);
        buffer[used++] = (byte) c;
    }

    /** The characters from {@code start} to before {@code end}, escaped where XML demands it. */
    void text(CharSequence text, int start, int end) throws IOException {
        for (int i = start; i < end; i++) {
            room(LONGEST_CHARACTER);
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                buffer[used++] = (byte) (0xC0 | c >> 6);
                buffer[used++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)) {
                i++;
                pair(Character.toCodePoint(c, text.charAt(i)));
            } else {
                buffer[used++] = (byte) (0xE0 | c >> 12);
                buffer[used++] = (byte) (0x80 | c >> 6 & 0x3F);
                buffer[used++] = (byte) (0x80 | c & 0x3F);
            }
        }
    }

    private void ascii(char c) throws IOException {
        switch (c) {
            case '&' -> markup(AMPERSAND);
            case '<' -> markup(LESS);
            case '>' -> markup(GREATER);
            // a reader would make a line feed of it
            case '\r' -> markup(CARRIAGE_RETURN);
            default -> buffer[used++] = (byte) c;
        }
    }

    private void pair(int c) {
        buffer[used++] = (byte) (0xF0 | c >> 18);
        buffer[used++] = (byte) (0x80 | c >> 12 & 0x3F);
        buffer[used++] = (byte) (0x80 | c >> 6 & 0x3F);
        buffer[used++] = (byte) (0x80 | c & 0x3F);
    }

    /** A whole number in decimal digits, with {@code -} in front if it is negative. */
    void number(long value) throws IOException {
        if (value == Long.MIN_VALUE) {
            markup(LOWEST);
            return;
        }
        room(LONGEST_NUMBER);
        long rest = value;
        if (value < 0) {
            buffer[used++] = '-';
            rest = -value;
        }
        int digits = 1;
        for (long power = rest / 10; power != 0; power /= 10) {
            digits++;
        }
        for (int i = used + digits - 1; i >= used; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += digits;
    }

    /** Bytes in base64, without line breaks (RFC 4648, 4). */
    void base64(byte[] bytes) throws IOException {
        int whole = bytes.length - bytes.length % 3;
        for (int i = 0; i < whole; i += 3) {
            group((bytes[i] & 0xFF) << 16 | (bytes[i + 1] & 0xFF) << 8 | bytes[i + 2] & 0xFF);
        }
        if (whole == bytes.length) {
            return;
        }
        boolean two = bytes.length - whole == 2;
        group((bytes[whole] & 0xFF) << 16 | (two ? (bytes[whole + 1] & 0xFF) << 8 : 0));
        buffer[used - 1] = '=';
        if (!two) {
            buffer[used - 2] = '=';
        }
    }

    private void group(int bits) throws IOException {
        room(4);
        buffer[used++] = BASE64[bits >> 18];
        buffer[used++] = BASE64[bits >> 12 & 0x3F];
        buffer[used++] = BASE64[bits >> 6 & 0x3F];
        buffer[used++] = BASE64[bits & 0x3F];
    }
}
