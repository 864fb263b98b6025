package dev.fairlead.faults.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/** Bytes that both ends can make up and check: a block of a fixed sequence, again and again. */
public final class Pattern {
    private static final int BLOCK = 64 * 1024;

    private Pattern() {}

    /** Writes {@code bytes} of them. */
    public static void write(long bytes, OutputStream out) throws IOException {
        byte[] block = block();
        for (long left = bytes; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(left, block.length));
        }
    }

    /** Checksum of {@code bytes} of them, in hexadecimal. */
    public static String checksum(long bytes) {
        CRC32 crc = new CRC32();
        byte[] block = block();
        for (long left = bytes; left > 0; left -= block.length) {
            crc.update(block, 0, (int) Math.min(left, block.length));
        }
        return Long.toHexString(crc.getValue());
    }

    private static byte[] block() {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (i * 31 + i / 251);
        }
        return block;
    }
}
