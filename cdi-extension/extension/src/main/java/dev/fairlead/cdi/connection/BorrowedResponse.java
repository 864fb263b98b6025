package dev.fairlead.cdi.connection;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A response that gives the borrowed handle back once: when it is closed, or its body has been read to the end. */
final class BorrowedResponse implements DestinationResponse {
    private final DestinationResponse response;
    private final HttpConnection connection;
    private final AtomicBoolean returned = new AtomicBoolean();

    BorrowedResponse(DestinationResponse response, HttpConnection connection) {
        this.response = response;
        this.connection = connection;
    }

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public Optional<String> header(String name) {
        return response.header(name);
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return response.headers();
    }

    @Override
    public InputStream stream() {
        return new ReturningStream(response.stream());
    }

    @Override
    public byte[] bytes() {
        try {
            return response.bytes();
        } finally {
            close();
        }
    }

    @Override
    public String text() {
        try {
            return response.text();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (returned.compareAndSet(false, true)) {
            try {
                response.close();
            } finally {
                connection.close();
            }
        }
    }

    private final class ReturningStream extends FilterInputStream {
        private boolean ended;

        ReturningStream(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            return ended ? -1 : noteEnd(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return ended ? -1 : noteEnd(super.read(buffer, offset, length));
        }

        private int noteEnd(int read) {
            if (read < 0) {
                ended = true;
                BorrowedResponse.this.close();
            }
            return read;
        }

        @Override
        public void close() {
            BorrowedResponse.this.close();
        }
    }
}
