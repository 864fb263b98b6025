package dev.fairlead.tunnel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk of the smallest size, filled to its last byte; only where tests may mount one. */
@Timeout(120)
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private Path disk;
    private Path filling;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        filling = disk.resolve("filling");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=512k,mode=700", "tmpfs", disk.toString());
        assumeThat(mounted).as("this user may mount a small disk").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "--lazy", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(filling)) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            // as was wanted
        }
    }

    /** More than the unused end of the file's last block takes. */
    private static void recordMuch(AuditLog log, String path) {
        for (int i = 0; i < 200; i++) {
            log.record(TestRecords.denied(path));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(disk.resolve("audit/subaccount"))) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private long recordsOf(String path) throws IOException {
        long count = 0;
        for (Path file : files()) {
            count += Files.readAllLines(file).stream()
                    .filter(line -> line.contains("," + path + ","))
                    .count();
        }
        return count;
    }

    @Test
    @Tag("AGENT-103")
    void stopsAStrictAgentUntilThereIsRoomAndLosesNoRecord() throws Exception {
        try (AuditLog log =
                AuditLog.open(disk, "subaccount", new AuditSettings(AuditLevel.ALL, true), Clock.systemUTC())) {
            recordMuch(log, "/before");
            await().atMost(PATIENCE).until(() -> recordsOf("/before") == 200);
            fill();

            recordMuch(log, "/full");
            await().atMost(PATIENCE).until(() -> log.failures() > 3);

            assertThat(log.accepting()).isFalse();
            assertThat(files()).as("no litter of every attempt").hasSizeLessThanOrEqualTo(2);

            Files.delete(filling);
            await().atMost(PATIENCE).until(log::accepting);
        }
        assertThat(recordsOf("/full")).isEqualTo(200);
        Path audit = disk.resolve("audit");
        assertThat(AuditVerifier.verify(audit, AuditVerifier.keyFile(audit)))
                .singleElement()
                .satisfies(report -> assertThat(report.breaks()).isEmpty());
    }

    @Test
    void letsAnAgentThatIsNotStrictGoOn() throws Exception {
        try (AuditLog log =
                AuditLog.open(disk, "subaccount", new AuditSettings(AuditLevel.ALL, false), Clock.systemUTC())) {
            fill();

            recordMuch(log, "/full");
            await().atMost(PATIENCE).until(() -> log.failures() > 0);

            assertThat(log.accepting()).isTrue();
            Files.delete(filling);
            await().atMost(PATIENCE).until(() -> recordsOf("/full") == 200);
        }
    }
}
