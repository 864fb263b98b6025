package dev.fairlead.connector.rfc.metrics;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Counts what passes through streams. For one thread. */
final class ByteCount {
    private long bytes;

    long bytes() {
        return bytes;
    }

    /** What is written to it is counted, and written to the other. */
    OutputStream of(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                bytes++;
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                out.write(from, offset, length);
                bytes += length;
            }
        };
    }

    /** What is read from it is read from the other, and counted. */
    InputStream of(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int read = in.read();
                bytes += read < 0 ? 0 : 1;
                return read;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = in.read(into, offset, length);
                bytes += Math.max(read, 0);
                return read;
            }
        };
    }
}
