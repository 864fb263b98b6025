package dev.fairlead.transport;

import dev.fairlead.http.RequestBody;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body that writes itself while it is sent. */
final class BodyEntity extends AbstractHttpEntity {

    private final RequestBody body;

    BodyEntity(RequestBody body) {
        super(
                body.contentType().isEmpty() ? null : body.contentType(),
                null,
                body.length().isEmpty());
        this.body = body;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        WireStream wire = new WireStream(out);
        try {
            body.content().writeTo(wire);
        } catch (IOException | RuntimeException e) {
            if (wire.broken) {
                throw e;
            }
            throw new BodyUnreadableException(e);
        }
    }

    @Override
    public long getContentLength() {
        return body.length().orElse(-1);
    }

    @Override
    public boolean isRepeatable() {
        return body.repeatable();
    }

    @Override
    public boolean isStreaming() {
        return !body.repeatable();
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("This body is written, not read");
    }

    @Override
    public void close() {
        // what the body reads from belongs to whoever made it
    }

    /** The application's own body failed; the connection is not to blame. */
    static final class BodyUnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        BodyUnreadableException(Exception cause) {
            super(cause);
        }
    }

    /** Tells failures of the connection from those of the body; closing it must not end the message early. */
    private static final class WireStream extends FilterOutputStream {
        private boolean broken;

        WireStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            try {
                out.write(b);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
