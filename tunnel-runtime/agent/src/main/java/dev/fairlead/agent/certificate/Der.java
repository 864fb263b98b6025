package dev.fairlead.agent.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few DER encodings (ITU-T X.690) that change from one user's certificate to the next. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int FIRST_GENERALIZED_YEAR = 2050;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = header(SEQUENCE, length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] integer(BigInteger value) {
        return value(INTEGER, value.toByteArray());
    }

    /** A bit string of whole bytes. */
    static byte[] bitString(byte[] bits) {
        ByteArrayOutputStream out = header(BIT_STRING, bits.length + 1);
        out.write(0);
        out.writeBytes(bits);
        return out.toByteArray();
    }

    /** A moment as certificates write it (RFC 5280, 4.1.2.5). */
    static byte[] time(Instant moment) {
        boolean generalized = moment.atOffset(ZoneOffset.UTC).getYear() >= FIRST_GENERALIZED_YEAR;
        String text = (generalized ? GENERALIZED : UTC).format(moment);
        return value(generalized ? GENERALIZED_TIME : UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream out = header(tag, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static ByteArrayOutputStream header(int tag, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 3;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(length >>> 8 * i);
            }
        }
        return out;
    }
}
