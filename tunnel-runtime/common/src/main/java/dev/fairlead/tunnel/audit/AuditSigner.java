package dev.fairlead.tunnel.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/** Signs a log from time to time: every 1,000 records, and every five minutes in which there were any. For one thread. */
final class AuditSigner {
    private static final long RECORDS = 1_000;
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Path file;
    private final PrivateKey key;
    private long signed;
    private Instant at;

    AuditSigner(Path directory, PrivateKey key, long written, Instant now) {
        this.file = directory.resolve(AuditSignature.FILE);
        this.key = key;
        this.signed = written;
        this.at = now;
    }

    void signIfDue(AuditChain reached, Instant now) throws IOException {
        long unsigned = reached.sequence() - signed;
        if (unsigned >= RECORDS || unsigned > 0 && !now.isBefore(at.plus(INTERVAL))) {
            sign(reached, now);
        }
    }

    void sign(AuditChain reached, Instant now) throws IOException {
        if (reached.sequence() == signed) {
            return;
        }
        try {
            String line = AuditSignature.of(reached, key).line() + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The audit log cannot be signed", unusable);
        }
        signed = reached.sequence();
        at = now;
    }
}
