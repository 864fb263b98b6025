package dev.fairlead.tunnel.audit;

import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * The files of one scope: a new one at each start, at local midnight and at 100 MB; the chain of hashes goes on across
 * them. Records are written together or not at all, and only what was written moves the chain on. For one thread.
 */
final class AuditFiles implements Closeable {
    private static final long MAX_BYTES = 100L * 1024 * 1024;

    private final Path directory;
    private final String scope;
    private final Clock clock;
    private final AuditLock lock;
    private final AuditSigner signer;

    private AuditChain chain;
    private String firstRecord = "Start";
    private LocalDate day = LocalDate.MIN;
    private Path path = Path.of("");
    private Optional<FileChannel> file = Optional.empty();

    /**
     * Finds where the log of an earlier run ended.
     *
     * @throws IOException if the directory cannot be created or read, or somebody else writes there
     */
    AuditFiles(Path root, String scope, Clock clock) throws IOException {
        this.directory = root.resolve(scope);
        this.scope = scope;
        this.clock = clock;
        PrivateFile.createDirectory(directory);
        this.lock = AuditLock.take(directory);
        try {
            this.chain = AuditTail.lastLine(directory, scope)
                    .map(line -> AuditChain.after(scope, line))
                    .orElseGet(() -> AuditChain.beginning(scope));
            this.signer = new AuditSigner(directory, AuditKey.open(root), chain.sequence(), clock.instant());
        } catch (IOException | RuntimeException unusable) {
            lock.close();
            throw unusable;
        }
    }

    /** Signs what was written, if enough was or long enough ago. */
    void signIfDue() throws IOException {
        signer.signIfDue(chain, clock.instant());
    }

    void write(Collection<AuditRecord> events) throws IOException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        if (file.isPresent() && (!today.equals(day) || file.get().size() > MAX_BYTES)) {
            closeFile();
        }
        String time = AuditChain.text(now);
        StringBuilder text = new StringBuilder();
        AuditChain reached = chain;
        if (file.isEmpty()) {
            file = Optional.of(create(today));
            day = today;
            text.append(AuditChain.HEADER).append('\n');
            reached = append(text, reached, AuditRecord.of(firstRecord, ""), time);
        }
        for (AuditRecord event : events) {
            reached = append(text, reached, event, time);
        }
        write(file.get(), text.toString());
        chain = reached;
        firstRecord = "Rollover";
    }

    /** Ends the file and signs it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            closeFile();
            signer.sign(chain, clock.instant());
        }
    }

    private void closeFile() throws IOException {
        Optional<FileChannel> closing = file;
        file = Optional.empty();
        if (closing.isPresent()) {
            closing.get().close();
        }
    }

    private AuditChain append(StringBuilder text, AuditChain reached, AuditRecord event, String time) {
        String line = reached.seal(event, time);
        text.append(line).append('\n');
        return AuditChain.after(scope, line);
    }

    private void write(FileChannel channel, String text) throws IOException {
        long before = channel.position();
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failed) {
            // half a record would break the chain: back to where it was whole, and on in another file
            try (channel) {
                file = Optional.empty();
                channel.truncate(before);
            }
            if (before == 0) {
                // while a disk is full this happens every second, and empty files take room, too
                Files.deleteIfExists(path);
            }
            throw failed;
        }
    }

    private FileChannel create(LocalDate today) throws IOException {
        int number = 0;
        while (Files.exists(directory.resolve(AuditTail.name(scope, today, number)))) {
            number++;
        }
        path = directory.resolve(AuditTail.name(scope, today, number));
        return FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }
}
