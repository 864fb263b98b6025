package dev.fairlead.rfc.soap;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A table of 100 MB on the wire: all that is allocated for it, the table itself too, is less than what is allowed extra. */
class StreamingTest {

    private static final int ROWS = 130_000;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final List<String> FIELDS = IntStream.range(0, 10)
            .mapToObj(i -> "A_FIELD_WITH_A_VERY_LONG_NAME" + i)
            .toList();

    private final RecordType row = row();
    private final FunctionDescription function =
            FunctionDescription.named("Z_LARGE").tables("ROWS", row).build();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static RecordType row() {
        RecordType.Builder type = RecordType.named("ZROW");
        FIELDS.forEach(field -> type.field(field, charOf(20)));
        return type.build();
    }

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Counts what it is given. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }

    @Tag("RFC-60")
    @Test
    void aLargeTableIsWrittenPieceByPiece() throws IOException {
        FunctionData call = new FunctionData(function);
        call.table("ROWS").addRows(ROWS);
        for (int i = 0; i < ROWS; i++) {
            for (int field = 0; field < FIELDS.size(); field++) {
                call.table("ROWS").row(i).set(field, "harbour");
            }
        }
        Counter wire = new Counter();
        SoapCodec codec = Samples.codec();

        long before = allocated();
        codec.request(call, DateTimeForm.ISO).writeTo(wire);

        assertThat(wire.bytes).isGreaterThan(90_000_000);
        assertThat(allocated() - before).isLessThan(MEBIBYTE);
    }

    @Tag("RFC-60")
    @Test
    void aLargeTableIsReadPieceByPiece() throws IOException {
        StringBuilder item = new StringBuilder("<item>");
        FIELDS.forEach(field -> item.append('<')
                .append(field)
                .append(">harbour</")
                .append(field)
                .append('>'));
        String message = Samples.response("Z_LARGE", "<ROWS>" + item + "</item></ROWS>");
        int start = message.indexOf("<item>");
        int end = message.indexOf("</ROWS>");
        byte[] one = message.substring(start, end).getBytes(UTF_8);
        Counter wire = new Counter();
        InputStream stream = new SequenceInputStream(new Enumeration<>() {
            private int next = -1;

            @Override
            public boolean hasMoreElements() {
                return next <= ROWS;
            }

            @Override
            public InputStream nextElement() {
                next++;
                wire.bytes += one.length;
                return next == 0
                        ? new ByteArrayInputStream(message.substring(0, start).getBytes(UTF_8))
                        : new ByteArrayInputStream(
                                next <= ROWS ? one : message.substring(end).getBytes(UTF_8));
            }
        });
        FunctionData call = new FunctionData(function);
        SoapCodec codec = Samples.codec();

        long before = allocated();
        codec.readResponse(stream, Optional.empty(), call);

        assertThat(call.table("ROWS").size()).isEqualTo(ROWS);
        assertThat(call.table("ROWS").row(ROWS - 1).getString(9)).isEqualTo("harbour");
        assertThat(wire.bytes).isGreaterThan(90_000_000);
        assertThat(allocated() - before).isLessThan(64 * MEBIBYTE);
    }
}
