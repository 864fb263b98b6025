package dev.fairlead.rfc.repository;

import static dev.fairlead.rfc.metadata.FieldType.FLOAT;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What calls cost in memory, as the virtual machine counts it for this thread. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int REPETITIONS = 10_000;

    private static final RecordType ROW = RecordType.named("ZROW")
            .field("ID", INT)
            .field("TEXT", charOf(40))
            .field("SHARE", FLOAT)
            .build();
    private static final FunctionDescription FUNCTION = FunctionDescription.named("Z_FUNCTION")
            .imports("ID", INT)
            .tables("ROWS", ROW)
            .build();

    private Object last;

    /** Bytes of one repetition; what happens once, such as loading classes, is shared by all. */
    private static long bytesOf(Runnable work) {
        work.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < REPETITIONS; i++) {
            work.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / REPETITIONS;
    }

    @Test
    void lookingUpACachedFunctionAllocatesNothingButTheFunction() {
        MetadataRepository repository =
                new MetadataRepository(List.of(MetadataFile.of(FUNCTION)), RepositorySettings.standard());
        long function = bytesOf(() -> last = new FunctionData(FUNCTION));

        assertThat(bytesOf(() -> last = repository.require("Z_FUNCTION"))).isEqualTo(function);
    }

    @Test
    void readingAndSettingByIndexAllocatesNothing() {
        TableData table = new TableData(ROW);
        table.addRow().set("TEXT", "constant");
        RowCursor row = table.cursor().moveTo(0);
        String text = "another";

        assertThat(bytesOf(() -> {
                    row.set(0, row.getInt(0) + 1).set(2, row.getDouble(2) + 0.5);
                    row.set(1, text);
                    last = row.getString(1);
                }))
                .isZero();
    }

    @Test
    void aRowCostsItsNumbersItsReferencesAndItsMarks() {
        long table = bytesOf(() -> {
            TableData rows = new TableData(ROW);
            rows.addRows(1_000);
            last = rows;
        });

        // two numbers, one word of marks and one reference
        assertThat(table).isLessThan(1_000 * (3 * Long.BYTES + Long.BYTES) + 500);
    }
}
