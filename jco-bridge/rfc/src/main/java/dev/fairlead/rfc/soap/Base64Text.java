package dev.fairlead.rfc.soap;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Base64 as systems write it, with or without line breaks (RFC specification, C.5; RFC 4648, 4). */
final class Base64Text {

    private static final int BITS = 6;
    private static final int GROUP = 4;
    private static final byte[] VALUES = values();

    private Base64Text() {}

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }

    /** The bytes; empty if the text is no base64. */
    static Optional<byte[]> decode(CharSequence text) {
        byte[] bytes = new byte[text.length() / GROUP * 3 + 3];
        int written = 0;
        int bits = 0;
        int held = 0;
        int characters = 0;
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                continue;
            }
            characters++;
            if (c == '=') {
                padding++;
                continue;
            }
            int value = c < VALUES.length ? VALUES[c] : -1;
            if (value < 0 || padding > 0) {
                return Optional.empty();
            }
            bits = bits << BITS | value;
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes[written] = (byte) (bits >> held);
                written++;
            }
        }
        boolean whole = characters % GROUP == 0 && held == 2 * padding && (bits & (1 << held) - 1) == 0;
        return whole ? Optional.of(written == bytes.length ? bytes : Arrays.copyOf(bytes, written)) : Optional.empty();
    }

    /** Bytes in hexadecimal digits; empty if the text is not exactly that many. */
    static Optional<byte[]> hexadecimal(CharSequence text, int length) {
        if (text.length() != 2 * length) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(HexFormat.of().parseHex(text));
    }
}
