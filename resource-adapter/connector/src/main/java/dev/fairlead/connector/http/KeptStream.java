package dev.fairlead.connector.http;

import dev.fairlead.http.DestinationResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose response is closed when it has been read to the end, or is closed. */
final class KeptStream extends FilterInputStream {
    private final DestinationResponse response;

    KeptStream(InputStream body, DestinationResponse response) {
        super(body);
        this.response = response;
    }

    @Override
    public int read() throws IOException {
        return closeAtEnd(in.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return closeAtEnd(in.read(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            response.close();
        }
    }

    private int closeAtEnd(int read) {
        if (read < 0) {
            response.close();
        }
        return read;
    }
}
