package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.fairlead.http.RequestBody;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.SoapMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large requests whose length has to be known stand in a file, which nobody finds afterwards (RFC specification, C.13). */
class CallBodyTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path directory;

    private static SoapMessage upload(int bytes) {
        FunctionDescription function = FunctionDescription.named("Z_UPLOAD")
                .imports("DATA", FieldType.XSTRING)
                .build();
        return new SoapCodec(Limits.DEFAULT, false)
                .request(new FunctionData(function).set("DATA", new byte[bytes]), DateTimeForm.ISO);
    }

    private CallBody spooled(int bytes) {
        return new CallBody(upload(bytes), false, 100L * MEBIBYTE, directory);
    }

    private static byte[] bytes(RequestBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.content().writeTo(bytes);
        return bytes.toByteArray();
    }

    @Test
    void theLengthIsThatOfWhatIsSentEachTime() throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        upload(2 * MEBIBYTE).writeTo(expected);
        try (CallBody call = spooled(2 * MEBIBYTE)) {
            RequestBody body = call.body("erp");

            assertThat(body.length()).hasValue(expected.size());
            assertThat(bytes(body)).isEqualTo(expected.toByteArray());
            assertThat(bytes(body)).isEqualTo(expected.toByteArray());
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aSmallRequestNeedsNoFile() {
        try (CallBody call = new CallBody(upload(1000), false, 1, directory.resolve("missing"))) {
            assertThat(call.body("erp").length().getAsLong()).isGreaterThan(1000);
        }
    }

    @Test
    void aLargeRequestIsNotHeldInMemory() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SoapMessage message = upload(30 * MEBIBYTE);
        try (CallBody call = new CallBody(message, false, 100L * MEBIBYTE, directory)) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

            call.body("erp").content().writeTo(OutputStream.nullOutputStream());

            assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                    .isLessThan(8 * MEBIBYTE);
        }
    }

    @Test
    void nothingIsLeftOfARequestThatIsTooLarge() {
        try (CallBody call = new CallBody(upload(2 * MEBIBYTE), false, 2 * MEBIBYTE, directory)) {
            assertThatThrownBy(() -> call.body("erp"))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.RESOURCE))
                    .hasMessageContaining("more than 2097152 bytes");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftOfARequestThatFailed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("The connection is gone");
            }
        };
        try (CallBody call = spooled(2 * MEBIBYTE)) {
            assertThatThrownBy(() -> call.body("erp").content().writeTo(broken)).hasMessage("The connection is gone");
            assertThat(call.isEnded()).isFalse();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftOfARequestThatWasCancelled() {
        try (CallBody call = spooled(2 * MEBIBYTE)) {
            RequestBody body = call.body("erp");
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> bytes(body)).isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftOfARequestThatWasCancelledBeforeItWasSent() {
        try (CallBody call = spooled(2 * MEBIBYTE)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> call.body("erp"))
                    .isInstanceOf(RfcException.class)
                    .hasMessageContaining("was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatIsNotThereIsNamedByItsProperty() {
        try (CallBody call = new CallBody(upload(2 * MEBIBYTE), false, 100L * MEBIBYTE, directory.resolve("missing"))) {
            assertThatThrownBy(() -> call.body("erp"))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.RESOURCE))
                    .hasMessageContaining("java.io.tmpdir");
        }
    }
}
