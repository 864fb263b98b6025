package dev.fairlead.rfc.transport;

import dev.fairlead.http.RequestBody;
import dev.fairlead.rfc.soap.SoapMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/**
 * The body of a call. A small one is made before it is sent, so that its length is known; a large one is written while
 * it is sent, and goes in chunks.
 */
final class CallBody {

    private static final String TYPE = "text/xml; charset=UTF-8";
    private static final int SMALL = 1024 * 1024;

    private final SoapMessage message;
    private final boolean compressed;
    private boolean begun;
    private boolean ended;

    CallBody(SoapMessage message, boolean compressed) {
        this.message = message;
        this.compressed = compressed;
    }

    RequestBody body() {
        Bounded bounded = new Bounded();
        try {
            write(bounded);
        } catch (TooLargeException e) {
            return new RequestBody(TYPE, OptionalLong.empty(), true, this::send);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return new RequestBody(TYPE, OptionalLong.of(bounded.bytes.size()), true, out -> {
            begun = true;
            bounded.bytes.writeTo(out);
            ended = true;
        });
    }

    private void send(OutputStream out) throws IOException {
        begun = true;
        write(out);
        ended = true;
    }

    private void write(OutputStream out) throws IOException {
        if (compressed) {
            GZIPOutputStream zip = new GZIPOutputStream(out);
            message.writeTo(zip);
            zip.finish();
        } else {
            message.writeTo(out);
        }
    }

    /** Whether any of it was given away. */
    boolean isBegun() {
        return begun;
    }

    /** Whether all of it was given away: before that, no system can have understood the call. */
    boolean isEnded() {
        return ended;
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Memory up to a size. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (bytes.size() + length > SMALL) {
                throw new TooLargeException();
            }
            bytes.write(from, offset, length);
        }
    }
}
