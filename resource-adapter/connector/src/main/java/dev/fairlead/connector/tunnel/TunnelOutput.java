package dev.fairlead.connector.tunnel;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The sending half of a stream. */
final class TunnelOutput extends FilterOutputStream {

    TunnelOutput(OutputStream stream) {
        super(stream);
    }

    @Override
    public void write(int value) throws IOException {
        try {
            out.write(value);
        } catch (IOException e) {
            throw Refusals.translate(e);
        }
    }

    /** At once: the inherited method writes byte by byte. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw Refusals.translate(e);
        }
    }
}
