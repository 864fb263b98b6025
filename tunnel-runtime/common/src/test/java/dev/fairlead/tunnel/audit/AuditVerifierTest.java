package dev.fairlead.tunnel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.fixture.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test begins with the log of two runs: six records in two files of one day, signed at 3 and 6. */
@Tag("AGENT-100")
class AuditVerifierTest {
    private static final AuditSettings ALL = new AuditSettings(AuditLevel.ALL, false);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));

    @TempDir
    private Path directory;

    private Path first;
    private Path second;

    @BeforeEach
    void writeTheLogOfTwoRuns() throws IOException {
        run("/a");
        run("/b");
        first = scope().resolve("audit-log_subaccount_2026-01-01.csv");
        second = scope().resolve("audit-log_subaccount_2026-01-01_1.csv");
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() throws IOException {
        assertThat(verify()).isEqualTo(new AuditReport("subaccount", 6, 6, List.of(), List.of()));
    }

    @Tag("AGENT-101")
    @Test
    void aLogAcrossMidnightIsWhole() throws IOException {
        try (AuditLog log = AuditLog.open(directory, "subaccount", ALL, clock)) {
            log.record(TestRecords.denied("/c"));
            await().until(() -> verify().records() == 8);
            clock.advance(Duration.ofDays(1));
            log.record(TestRecords.denied("/d"));
        }

        assertThat(verify().whole()).isTrue();
        assertThat(scope().resolve("audit-log_subaccount_2026-01-02.csv")).exists();
    }

    @Test
    void aChangedRecordIsFound() throws IOException {
        edit(first, lines -> replace(lines, 2, line -> line.replace("/a", "/x")));

        assertThat(verify().breaks()).containsExactly(first.getFileName() + ":3: record 2 was changed");
    }

    @Test
    void aRecordThatWasChangedAndSealedAnewIsFound() throws IOException {
        edit(first, lines -> replace(lines, 3, AuditVerifierTest::changedAndSealed));

        assertThat(verify().breaks()).contains(first.getFileName() + ":4: record 3 is not the one that was signed");
    }

    @Test
    void aRemovedRecordIsFound() throws IOException {
        edit(first, lines -> {
            lines.remove(2);
            return lines;
        });

        assertThat(verify().breaks()).singleElement().asString().contains("record 3 does not follow record 1");
    }

    @Test
    void anInsertedRecordIsFound() throws IOException {
        edit(first, lines -> {
            lines.add(2, lines.get(2));
            return lines;
        });

        assertThat(verify().breaks()).singleElement().asString().contains("record 2 does not follow record 2");
    }

    @Test
    void swappedRecordsAreFound() throws IOException {
        edit(first, lines -> {
            Collections.swap(lines, 1, 2);
            return lines;
        });

        assertThat(verify().whole()).isFalse();
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Files.delete(first);

        assertThat(verify().breaks()).singleElement().asString().contains("record 4 does not follow record 0");
    }

    @Test
    void aTailThatWasSignedAndCutIsFound() throws IOException {
        edit(second, lines -> lines.subList(0, 2));

        assertThat(verify().breaks()).containsExactly("record 6 was signed and is missing: the log ends at 4");
    }

    @Test
    void aHeadingThatWasChangedIsFound() throws IOException {
        edit(first, lines -> replace(lines, 0, line -> "seq"));

        assertThat(verify().breaks()).containsExactly(first.getFileName() + ":1 is not the heading");
    }

    @Test
    void aSignatureOfAnotherKeyIsFound() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        AuditKey.open(other);

        assertThat(AuditVerifier.verify(directory.resolve("audit"), AuditVerifier.keyFile(other))
                        .get(0)
                        .breaks())
                .contains("signatures.csv:1 was not made with this key", "no record is covered by a valid signature");
    }

    @Test
    void signaturesThatAreGoneAreFound() throws IOException {
        Files.delete(scope().resolve("signatures.csv"));

        assertThat(verify().breaks()).containsExactly("no record is covered by a valid signature");
    }

    @Test
    void theTraceOfACrashIsNoted() throws IOException {
        Files.writeString(second, "7,2026-01-01T12", StandardOpenOption.APPEND);

        assertThat(verify().whole()).isTrue();
        assertThat(verify().notes())
                .containsExactly(second.getFileName() + ":5 is the beginning of a record that was never finished");
    }

    @Test
    void aLogIsSignedEveryThousandRecords() throws IOException {
        try (AuditLog log = AuditLog.open(directory, "subaccount", ALL, clock)) {
            for (int i = 0; i < 1_000; i++) {
                log.record(TestRecords.denied("/many"));
            }
            await().until(() -> signatures() == 3);
        }
    }

    @Test
    void aLogIsSignedAfterFiveMinutesWithRecords() throws IOException {
        try (AuditLog log = AuditLog.open(directory, "subaccount", ALL, clock)) {
            log.record(TestRecords.denied("/c"));
            await().until(() -> verify().records() == 8);
            clock.advance(Duration.ofMinutes(5));
            log.record(TestRecords.denied("/d"));

            await().until(() -> signatures() == 3);
        }
    }

    @Test
    void aDirectoryWithoutALogIsSaidSo() throws IOException {
        AuditKey.open(directory.resolve("empty"));

        assertThatThrownBy(() -> AuditVerifier.verify(
                        directory.resolve("empty"), AuditVerifier.keyFile(directory.resolve("empty"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no audit log");
    }

    private static String changedAndSealed(String line) {
        int last = line.lastIndexOf(',');
        int beforeLast = line.lastIndexOf(',', last - 1);
        String columns = line.substring(0, beforeLast).replace("Stop", "Halt");
        String previous = line.substring(beforeLast + 1, last);
        return columns + "," + previous + "," + AuditChain.hash(previous, columns);
    }

    private static List<String> replace(List<String> lines, int index, UnaryOperator<String> change) {
        lines.set(index, change.apply(lines.get(index)));
        return lines;
    }

    private static void edit(Path file, UnaryOperator<List<String>> change) throws IOException {
        Files.write(file, change.apply(new ArrayList<>(Files.readAllLines(file))));
    }

    private void run(String path) throws IOException {
        try (AuditLog log = AuditLog.open(directory, "subaccount", ALL, clock)) {
            log.record(TestRecords.denied(path));
        }
    }

    private AuditReport verify() throws IOException {
        Path audit = directory.resolve("audit");
        return AuditVerifier.verify(audit, AuditVerifier.keyFile(audit)).get(0);
    }

    private long signatures() throws IOException {
        return Files.readAllLines(scope().resolve("signatures.csv")).size();
    }

    private Path scope() {
        return directory.resolve("audit/subaccount");
    }
}
