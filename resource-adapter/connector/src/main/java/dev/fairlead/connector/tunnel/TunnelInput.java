package dev.fairlead.connector.tunnel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The receiving half of a stream. */
final class TunnelInput extends FilterInputStream {

    TunnelInput(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw Refusals.translate(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException e) {
            throw Refusals.translate(e);
        }
    }
}
