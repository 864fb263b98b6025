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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {
    private static final AuditSettings ALL = new AuditSettings(AuditLevel.ALL, false);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T23:59:00Z"));

    @TempDir
    private Path directory;

    @Test
    void eachRecordHasItsColumns() throws IOException {
        write(ALL, denied("/a", "RESOURCE"));

        List<String> lines = lines("audit-log_subaccount_2026-01-01.csv");
        assertThat(lines.get(0)).isEqualTo(AuditChain.HEADER);
        assertThat(lines.get(2))
                .startsWith("2,2026-01-01T23:59:00.000Z,subaccount,Access Denied,,deny,,,t1,app,,erp.corp,443,http,GET,"
                        + "/a,RESOURCE,r1,,,");
    }

    @Test
    void theLogBeginsAndEndsWithARecordOfIt() throws IOException {
        write(ALL, denied("/a", "RESOURCE"));

        assertThat(types()).containsExactly("Start", "Access Denied", "Stop");
    }

    @Tag("AGENT-99")
    @ParameterizedTest
    @CsvSource({"ALL, 2", "SECURITY, 1"})
    void theLevelDecidesWhetherPermittedRequestsAreRecorded(AuditLevel level, int records) throws IOException {
        write(new AuditSettings(level, false), allowed(), denied("/b", "RESOURCE"));

        assertThat(types().stream().filter(type -> type.startsWith("Access"))).hasSize(records);
    }

    @Tag("AGENT-102")
    @ParameterizedTest
    @CsvSource({
        "'/a\r\n99,forged', '\"/a\\u000d\\u000a99,forged\"'",
        "'=cmd()', '''=cmd()'",
        "'+1', '''+1'",
        "'-1', '''-1'",
        "'@x', '''@x'",
        "'a\"b', '\"a\"\"b\"'",
        "'a\u202Eb', 'a\\u202eb'",
        "'/a\u001b[31m', '/a\\u001b[31m'",
        "plain, plain",
    })
    void whatStrangersWriteStaysInItsField(String text, String field) {
        assertThat(CsvText.field(text)).isEqualTo(field);
    }

    @Test
    void aTextOfAnyLengthIsCut() {
        assertThat(CsvText.field("a".repeat(10_000))).hasSizeLessThan(2_100);
    }

    @Test
    void theChainHoldsAcrossRestartsAndMidnight() throws IOException {
        write(ALL, denied("/a", "RESOURCE"));
        write(ALL, denied("/b", "RESOURCE"));
        try (AuditLog log = AuditLog.open(directory, "subaccount", ALL, clock)) {
            log.record(denied("/c", "RESOURCE"));
            await().until(() -> records().stream().anyMatch(line -> line.contains("/c")));
            clock.advance(Duration.ofMinutes(2));
            log.record(denied("/d", "RESOURCE"));
        }

        assertThat(types())
                .containsExactly(
                        "Start",
                        "Access Denied",
                        "Stop",
                        "Start",
                        "Access Denied",
                        "Stop",
                        "Start",
                        "Access Denied",
                        "Rollover",
                        "Access Denied",
                        "Stop");
        assertChained(records());
        assertThat(directory.resolve("audit/subaccount/audit-log_subaccount_2026-01-02.csv"))
                .exists();
    }

    @Tag("AGENT-100")
    @Test
    void aChangedRecordBreaksTheChain() throws IOException {
        write(ALL, denied("/a", "RESOURCE"), denied("/b", "RESOURCE"));
        List<String> changed = new ArrayList<>(records());
        changed.replaceAll(line -> line.replace("/a", "/x"));

        assertThat(brokenAt(changed)).isEqualTo(1);
    }

    @Test
    void anIncompleteLastLineIsNotContinued() throws IOException {
        write(ALL, denied("/a", "RESOURCE"));
        Path file = directory.resolve("audit/subaccount/audit-log_subaccount_2026-01-01.csv");
        Files.writeString(file, "4,2026-01-01T23:5", StandardOpenOption.APPEND);

        write(ALL, denied("/b", "RESOURCE"));

        List<String> second = lines("audit-log_subaccount_2026-01-01_1.csv");
        assertThat(second.get(1)).startsWith("4,");
        assertThat(brokenAt(
                        records().stream().filter(line -> line.length() > 20).toList()))
                .isEqualTo(-1);
    }

    @Tag("AGENT-103")
    @Test
    void aStrictLogThatCannotBeWrittenStopsTrafficUntilItCan() throws IOException {
        Path folder = directory.resolve("audit/subaccount");
        try (AuditLog log = AuditLog.open(directory, "subaccount", new AuditSettings(AuditLevel.ALL, true), clock)) {
            Files.delete(folder);
            Files.writeString(folder, "in the way");

            log.record(denied("/a", "RESOURCE"));
            await().until(() -> !log.accepting());

            Files.delete(folder);
            Files.createDirectory(folder);
            await().until(log::accepting);
        }
        assertThat(types()).containsExactly("Start", "Access Denied", "Stop");
    }

    @Test
    void aLogThatIsNotStrictLetsTrafficGoOn() throws IOException {
        Path folder = directory.resolve("audit/subaccount");
        try (AuditLog log = AuditLog.open(directory, "subaccount", ALL, clock)) {
            Files.delete(folder);

            log.record(denied("/a", "RESOURCE"));

            assertThat(log.accepting()).isTrue();
            Files.createDirectory(folder);
            await().until(() -> !records().isEmpty());
        }
    }

    @Test
    void twoWritersOfOneLogWouldBreakItsChain() throws IOException {
        try (AuditLog log = AuditLog.open(directory, "subaccount", ALL, clock)) {
            assertThatThrownBy(() -> AuditLog.open(directory, "subaccount", ALL, clock))
                    .isInstanceOf(LogInUseException.class)
                    .hasMessageContaining("subaccount is being written by somebody else")
                    .hasMessageContaining("use another directory");
            log.record(denied("/a", "RESOURCE"));
        }
        write(ALL, denied("/b", "RESOURCE"));

        assertThat(types()).containsExactly("Start", "Access Denied", "Stop", "Start", "Access Denied", "Stop");
    }

    private void write(AuditSettings settings, AuditRecord... events) throws IOException {
        try (AuditLog log = AuditLog.open(directory, "subaccount", settings, clock)) {
            Stream.of(events).forEach(log::record);
        }
    }

    private static AuditRecord denied(String path, String reason) {
        return new AuditRecord(
                "Access Denied", "deny", "t1", "app", "", "erp.corp", "443", "http", "GET", path, reason, "r1", "");
    }

    private static AuditRecord allowed() {
        return new AuditRecord(
                "Access Allowed", "allow", "t1", "app", "", "erp.corp", "443", "http", "GET", "/a", "", "r1", "");
    }

    private List<String> types() throws IOException {
        return records().stream().map(line -> line.split(",")[3]).toList();
    }

    private List<String> records() throws IOException {
        List<String> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("audit/subaccount"))) {
            for (Path file : files.filter(file -> !file.endsWith(AuditSignature.FILE))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream().skip(1).forEach(records::add);
            }
        }
        return records;
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve("audit/subaccount").resolve(file));
    }

    private static void assertChained(List<String> records) {
        assertThat(brokenAt(records))
                .as("index of the first record that does not fit")
                .isEqualTo(-1);
    }

    /** Computed from the lines alone, as somebody else's checker would. */
    private static int brokenAt(List<String> records) {
        String previous = AuditChain.GENESIS;
        for (int i = 0; i < records.size(); i++) {
            String line = records.get(i);
            int hashAt = line.lastIndexOf(',');
            int previousAt = line.lastIndexOf(',', hashAt - 1);
            String hash = line.substring(hashAt + 1);
            String columns = line.substring(0, previousAt);
            if (!line.substring(previousAt + 1, hashAt).equals(previous)
                    || !AuditChain.hash(previous, columns).equals(hash)) {
                return i;
            }
            previous = hash;
        }
        return -1;
    }
}
