package dev.fairlead.rfc.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Fails when more characters are read than are allowed. */
final class LimitedReader extends FilterReader {
    private final long most;
    private long left;

    LimitedReader(Reader in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw JsonFailures.of("has more than " + most + " characters");
        }
        return count;
    }
}
