package dev.fairlead.rfc.transport;

import dev.fairlead.http.RequestBody;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.soap.SoapMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/**
 * The body of a call (RFC specification, C.13), which is closed when the call has been sent.
 *
 * <pre>
 * up to 1 MiB                     made in memory before it is sent: its length is known
 * more                            written while it is sent, in chunks
 * more, and spool is an option    made in a temporary file before it is sent: its length is known
 * </pre>
 */
final class CallBody implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(CallBody.class.getName());
    private static final String TYPE = "text/xml; charset=UTF-8";
    private static final int SMALL = 1024 * 1024;

    private final SoapMessage message;
    private final boolean compressed;
    private final long spoolLimit;
    private final Path spoolDirectory;
    private Optional<Spool> spool = Optional.empty();
    private boolean begun;
    private boolean ended;

    /**
     * @param spoolLimit bytes that may go into a file; 0 if none shall
     * @param spoolDirectory where the file is made
     */
    CallBody(SoapMessage message, boolean compressed, long spoolLimit, Path spoolDirectory) {
        this.message = message;
        this.compressed = compressed;
        this.spoolLimit = spoolLimit;
        this.spoolDirectory = spoolDirectory;
    }

    /**
     * The body to send, asked for once.
     *
     * @param destination its name, for messages
     * @throws RfcException if it is larger than a file may be, or the file cannot be written
     */
    RequestBody body(String destination) {
        Bounded bounded = new Bounded();
        try {
            write(bounded);
        } catch (TooLargeException e) {
            return spoolLimit > 0
                    ? spooled(destination)
                    : new RequestBody(TYPE, OptionalLong.empty(), true, out -> send(this::write, out));
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return new RequestBody(
                TYPE, OptionalLong.of(bounded.bytes.size()), true, out -> send(bounded.bytes::writeTo, out));
    }

    private RequestBody spooled(String destination) {
        try {
            Spool file = new Spool(spoolDirectory, spoolLimit);
            spool = Optional.of(file);
            write(file);
            return new RequestBody(TYPE, OptionalLong.of(file.length()), true, out -> send(file::writeTo, out));
        } catch (Spool.FullException e) {
            throw RfcException.of(failure(destination, "the request has more than " + spoolLimit + " bytes")
                    .withHint("Send less in one call, or raise " + TransportOptions.PREFIX + "spool"));
        } catch (ClosedByInterruptException e) {
            throw RfcException.of(
                    RfcFailure.of(RfcErrorGroup.COMMUNICATION, destination, "call", "was interrupted"), e);
        } catch (IOException e) {
            throw RfcException.of(
                    failure(destination, "the request cannot be written into a temporary file")
                            .withHint("See that java.io.tmpdir is there, writable, and has room"),
                    e);
        }
    }

    private static RfcFailure failure(String destination, String found) {
        return RfcFailure.of(RfcErrorGroup.RESOURCE, destination, TransportOptions.PREFIX + "spool", found);
    }

    private void send(RequestBody.Content content, OutputStream out) throws IOException {
        begun = true;
        content.writeTo(out);
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

    /** Gives back the file, if there is one. */
    @Override
    public void close() {
        if (spool.isPresent()) {
            try {
                spool.get().close();
            } catch (IOException e) {
                // what the call came to stands already
                LOGGER.log(System.Logger.Level.WARNING, "The temporary file of a request could not be closed", e);
            }
        }
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
