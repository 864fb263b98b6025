package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The head of an HTTP/1.1 request or answer, collected from a connection piece by piece. */
final class Head {
    private static final int MAX_SIZE = 64 * 1024;
    private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONNECTION_CLOSE = "connection: close".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int length;
    private int lastFour;

    /**
     * Takes bytes up to the empty line, and none behind it.
     *
     * @return whether the head is complete
     */
    boolean read(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            byte next = source.get();
            if (length == bytes.length) {
                grow();
            }
            bytes[length++] = next;
            lastFour = lastFour << 8 | next & 0xff;
            if (lastFour == END) {
                return true;
            }
        }
        return false;
    }

    private void grow() throws IOException {
        if (length >= MAX_SIZE) {
            throw new IOException("a head of more than 64 KiB");
        }
        bytes = Arrays.copyOf(bytes, 2 * length);
    }

    /** Makes room for the next head. */
    void clear() {
        length = 0;
        lastFour = 0;
    }

    /** Whether something of a head has been read. */
    boolean hasBegun() {
        return length > 0;
    }

    /** The value of {@code Content-Length}; 0 if there is none. */
    long contentLength() {
        int at = find(CONTENT_LENGTH);
        long value = 0;
        for (int i = at + CONTENT_LENGTH.length; at >= 0 && bytes[i] != '\r'; i++) {
            value = bytes[i] == ' ' ? value : 10 * value + bytes[i] - '0';
        }
        return value;
    }

    /** Whether the connection ends with this message. */
    boolean closes() {
        return find(CONNECTION_CLOSE) >= 0;
    }

    /** Whether the first line goes on with {@code text} behind its first blank. */
    boolean secondWordStarts(byte[] text) {
        int start = wordStart();
        return Arrays.equals(bytes, start, Math.min(length, start + text.length), text, 0, text.length);
    }

    /** The number that stands {@code offset} bytes behind the first blank. */
    long numberAt(int offset) {
        long value = 0;
        for (int i = wordStart() + offset; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }

    private int wordStart() {
        int at = 0;
        while (bytes[at] != ' ') {
            at++;
        }
        return at + 1;
    }

    /** Where a line begins with {@code lowerCase}; -1 if none does. */
    private int find(byte[] lowerCase) {
        for (int i = 1; i + lowerCase.length < length; i++) {
            if (bytes[i - 1] == '\n' && startsAt(i, lowerCase)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsAt(int at, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            int here = bytes[at + i];
            if ((here >= 'A' && here <= 'Z' ? here + 'a' - 'A' : here) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
