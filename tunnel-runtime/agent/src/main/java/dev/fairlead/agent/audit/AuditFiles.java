package dev.fairlead.agent.audit;

import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one scope: a new one at each start, at local midnight and at 100 MB; the chain of hashes goes on across
 * them. For one thread.
 */
final class AuditFiles implements Closeable {
    private static final long MAX_BYTES = 100L * 1024 * 1024;
    private static final int TAIL = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("audit-log_\\w+_(\\d{4}-\\d{2}-\\d{2})(?:_(\\d{1,9}))?\\.csv");

    private final Path directory;
    private final String scope;
    private final Clock clock;
    private final AuditChain chain;

    private LocalDate day = LocalDate.MIN;
    private long bytes;
    private Optional<BufferedWriter> writer = Optional.empty();

    /**
     * Finds where the log of an earlier run ended.
     *
     * @throws IOException if the directory cannot be created or read
     */
    AuditFiles(Path root, String scope, Clock clock) throws IOException {
        this.directory = root.resolve(scope);
        this.scope = scope;
        this.clock = clock;
        PrivateFile.createDirectory(directory);
        this.chain = lastFile()
                .flatMap(AuditFiles::lastLine)
                .map(this::continued)
                .orElseGet(() -> new AuditChain(scope, 0, AuditChain.GENESIS));
    }

    void write(AuditRecord event) throws IOException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        if (writer.isEmpty()) {
            open(today);
            line(AuditRecord.ofAgent("Start", ""), now);
        } else if (!today.equals(day) || bytes > MAX_BYTES) {
            close();
            open(today);
            line(AuditRecord.ofAgent("Rollover", ""), now);
        }
        line(event, now);
    }

    void flush() throws IOException {
        if (writer.isPresent()) {
            writer.get().flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            BufferedWriter closing = writer.get();
            writer = Optional.empty();
            closing.close();
        }
    }

    private void line(AuditRecord event, Instant now) throws IOException {
        String line = chain.append(event, now) + "\n";
        writer.orElseThrow().write(line);
        bytes += line.length();
    }

    private void open(LocalDate today) throws IOException {
        int number = 0;
        Path file = file(today, number);
        while (Files.exists(file)) {
            file = file(today, ++number);
        }
        writer = Optional.of(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW));
        writer.get().write(AuditChain.HEADER + "\n");
        day = today;
        bytes = 0;
    }

    private Path file(LocalDate date, int number) {
        return directory.resolve("audit-log_" + scope + "_" + date + (number == 0 ? "" : "_" + number) + ".csv");
    }

    private Optional<Path> lastFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparing(AuditFiles::order));
        }
    }

    private static String order(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is no audit file");
        }
        String number = Optional.ofNullable(name.group(2)).orElse("0");
        return name.group(1) + "_" + "0".repeat(9 - number.length()) + number;
    }

    private AuditChain continued(String line) {
        long sequence = Long.parseLong(line.substring(0, line.indexOf(',')));
        return new AuditChain(scope, sequence, line.substring(line.lastIndexOf(',') + 1));
    }

    /** The last complete line that holds a record; an incomplete one stays where it is, as the trace of a crash. */
    private static Optional<String> lastLine(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - TAIL));
            byte[] tail = new byte[(int) (in.length() - in.getFilePointer())];
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8);
            List<String> lines =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            return lines.stream()
                    .filter(line -> Character.isDigit(line.isEmpty() ? ' ' : line.charAt(0)))
                    .reduce((earlier, later) -> later);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The audit log " + file + " cannot be continued", unreadable);
        }
    }
}
