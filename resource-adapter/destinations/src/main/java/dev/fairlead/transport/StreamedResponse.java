package dev.fairlead.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationResponse;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** A response over an open connection, which {@code release} gives back or closes. */
final class StreamedResponse implements DestinationResponse {

    private static final int WORTH_DRAINING = 16 * 1024;
    private static final int SHORT = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final Exchange exchange;
    private final int status;
    private final ClassicHttpResponse head;
    private final Body body;
    private final long length;
    private final Runnable release;
    private boolean closed;
    private boolean released;

    StreamedResponse(Exchange exchange, ClassicHttpResponse response, Runnable release) throws IOException {
        this.exchange = exchange;
        this.status = response.getCode();
        this.head = response;
        HttpEntity entity = response.getEntity();
        this.body = new Body(entity == null ? InputStream.nullInputStream() : entity.getContent());
        this.length = entity == null ? 0 : entity.getContentLength();
        this.release = release;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(head.getFirstHeader(name)).map(StreamedResponse::value);
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return Arrays.stream(head.getHeaders())
                .map(header -> Map.entry(header.getName(), value(header)))
                .toList();
    }

    private static String value(Header header) {
        return header.getValue() == null ? "" : header.getValue();
    }

    @Override
    public InputStream stream() {
        return body;
    }

    @Override
    public byte[] bytes() {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            throw e.getCause() instanceof DestinationException named ? named : Failures.ofBody(exchange, e);
        } finally {
            close();
        }
    }

    @Override
    public String text() {
        return new String(bytes(), charset());
    }

    /**
     * The first bytes of the body, read as Latin-1; whoever reads the body gets them all the same.
     *
     * @throws DestinationException if the body breaks off before
     */
    String beginning(int bytes) {
        try {
            return new String(body.peek(bytes), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            close();
            throw e.getCause() instanceof DestinationException named ? named : Failures.ofBody(exchange, e);
        }
    }

    private Charset charset() {
        ContentType type = header("Content-Type").map(ContentType::parseLenient).orElse(null);
        Charset charset = type == null ? null : type.getCharset();
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    @Override
    public void close() {
        if (!closed && !released) {
            drain();
        }
        closed = true;
        release();
    }

    /** Reads a small rest that has arrived already, so that the connection can be used again; never waits. */
    private void drain() {
        try {
            body.readNBytes(Math.min(WORTH_DRAINING, body.available()));
            if (body.count == length) {
                body.read();
            }
        } catch (IOException e) {
            // the connection is given up in any case
            release();
        }
    }

    private void release() {
        if (released) {
            return;
        }
        released = true;
        release.run();
    }

    @Override
    public String toString() {
        return "response " + status + " of '" + exchange.destination() + "'";
    }

    /** Counts, gives failures their names, and releases the connection at the end. */
    private final class Body extends FilterInputStream {
        private long count;
        private ByteArrayInputStream peeked = new ByteArrayInputStream(NOTHING);

        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int size) throws IOException {
            if (closed) {
                throw new IOException("The response is closed");
            }
            if (peeked.available() > 0) {
                return peeked.read(buffer, offset, size);
            }
            if (released) {
                return -1;
            }
            int n;
            try {
                n = in.read(buffer, offset, size);
            } catch (IOException e) {
                DestinationException named = Failures.ofBody(exchange, e);
                throw new IOException(named.getMessage(), named);
            }
            if (n < 0) {
                release();
            } else {
                count += n;
            }
            return n;
        }

        /** A short body of known length fits one array; the general way starts with one of several KiB. */
        @Override
        public byte[] readAllBytes() throws IOException {
            long rest = peeked.available() + length - count;
            if (length < 0 || rest > SHORT) {
                return super.readAllBytes();
            }
            byte[] all = readNBytes((int) rest);
            // meets the end, which releases the connection
            read();
            return all;
        }

        byte[] peek(int bytes) throws IOException {
            byte[] first = readNBytes(bytes);
            peeked = new ByteArrayInputStream(first);
            return first;
        }

        @Override
        public long skip(long n) throws IOException {
            byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 8192)];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public int available() throws IOException {
            return peeked.available() + (closed || released ? 0 : in.available());
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            StreamedResponse.this.close();
        }
    }
}
