package dev.fairlead.rfc.soap;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The characters of bytes in UTF-8 (RFC 3629), ASCII eight bytes at a time: most of a message is markup and digits, and
 * decoding was an eighth of the time to read one. What is no UTF-8, and what XML cannot carry, ends it with a {@link
 * CharConversionException}; the control characters of ASCII are left to the parser.
 */
final class Utf8Reader extends Reader {

    private static final int FIRST_SIZE = 1024;
    private static final int SIZE = 8 * 1024;
    private static final int LONGEST = 4;
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int next;
    private int end;
    /** The second half of a pair that did not fit into what was asked for; 0 for none. */
    private char low;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        int to = offset;
        int last = offset + length;
        if (low != 0) {
            buffer[to++] = low;
            low = 0;
        } else if (next == end && !fill()) {
            return -1;
        }
        while (to < last && next < end) {
            to = ascii(buffer, to, last);
            if (to == last || next == end) {
                break;
            }
            int character = bytes[next];
            int size = size(character);
            if (!complete(size)) {
                throw new CharConversionException("ends within a character");
            }
            character = decoded(character, size);
            next += size;
            if (character < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                buffer[to++] = (char) character;
            } else {
                buffer[to++] = Character.highSurrogate(character);
                low = Character.lowSurrogate(character);
                if (to < last) {
                    buffer[to++] = low;
                    low = 0;
                }
            }
        }
        return to - offset;
    }

    /** Takes over ASCII characters as long as there are any; returns the place behind them. */
    private int ascii(char[] buffer, int offset, int last) {
        byte[] from = bytes;
        int at = next;
        int to = offset;
        int most = at + Math.min(end - at, last - to);
        while (at <= most - Long.BYTES) {
            long eight = (long) LONGS.get(from, at);
            if ((eight & NOT_ASCII) != 0) {
                break;
            }
            buffer[to] = (char) (eight & 0x7F);
            buffer[to + 1] = (char) (eight >>> 8 & 0x7F);
            buffer[to + 2] = (char) (eight >>> 16 & 0x7F);
            buffer[to + 3] = (char) (eight >>> 24 & 0x7F);
            buffer[to + 4] = (char) (eight >>> 32 & 0x7F);
            buffer[to + 5] = (char) (eight >>> 40 & 0x7F);
            buffer[to + 6] = (char) (eight >>> 48 & 0x7F);
            buffer[to + 7] = (char) (eight >>> 56);
            at += Long.BYTES;
            to += Long.BYTES;
        }
        while (at < most && from[at] >= 0) {
            buffer[to++] = (char) from[at++];
        }
        next = at;
        return to;
    }

    /** Bytes of the character that begins with {@code first}, which is not ASCII. */
    private static int size(int first) throws CharConversionException {
        if ((first & 0xE0) == 0xC0) {
            return 2;
        }
        if ((first & 0xF0) == 0xE0) {
            return 3;
        }
        if ((first & 0xF8) == 0xF0) {
            return LONGEST;
        }
        throw new CharConversionException("has a byte that begins no character");
    }

    /** The character at the next bytes, which are there. */
    private int decoded(int first, int size) throws CharConversionException {
        int character = first & 0x7F >> size;
        for (int i = 1; i < size; i++) {
            int more = bytes[next + i];
            if ((more & 0xC0) != 0x80) {
                throw new CharConversionException("has a character that ends too early");
            }
            character = character << 6 | more & 0x3F;
        }
        if (character < least(size) || character > Character.MAX_CODE_POINT || !XmlCharacters.isLegal(character)) {
            throw new CharConversionException("has a character that is none of XML");
        }
        return character;
    }

    /** Smaller characters have fewer bytes. */
    private static int least(int size) {
        return switch (size) {
            case 2 -> 0x80;
            case 3 -> 0x800;
            default -> Character.MIN_SUPPLEMENTARY_CODE_POINT;
        };
    }

    /** Makes sure that so many of the next bytes are there; false if the stream has no more. */
    private boolean complete(int size) throws IOException {
        while (end - next < size) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Reads more, behind what is left; false at the end. */
    private boolean fill() throws IOException {
        byte[] from = bytes;
        if (end == bytes.length && end < SIZE) {
            // there is more in this message than in most
            bytes = new byte[SIZE];
        }
        System.arraycopy(from, next, bytes, 0, end - next);
        end -= next;
        next = 0;
        int read = in.read(bytes, end, bytes.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
