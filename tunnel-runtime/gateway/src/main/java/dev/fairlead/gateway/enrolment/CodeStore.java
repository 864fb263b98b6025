package dev.fairlead.gateway.enrolment;

import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes of a gateway's directory, a file each. Redeeming renames the file, which exactly one process can do: that is
 * what makes a code work once.
 */
final class CodeStore {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final int MAX_FAILURES = 5;
    private static final Duration KEPT = Duration.ofDays(7);

    private final GatewayDirectory directory;
    private final Clock clock;

    CodeStore(GatewayDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void save(String id, StoredCode code) throws IOException {
        PrivateFile.write(file(id), code.toJson());
    }

    /**
     * Uses a code up.
     *
     * @throws RefusedCodeException if it is unknown, used, expired, or the secret is wrong
     */
    synchronized StoredCode redeem(String id, String secret) throws IOException, RefusedCodeException {
        if (!ID.matcher(id).matches()) {
            throw new RefusedCodeException("code_unknown", "this gateway issued no such code");
        }
        Optional<StoredCode> found = load(id);
        if (found.isEmpty()) {
            throw Files.exists(used(id))
                    ? new RefusedCodeException("code_used", "the code was used already; ask for another one")
                    : new RefusedCodeException("code_unknown", "this gateway issued no such code");
        }
        StoredCode code = found.get();
        if (!code.matches(secret)) {
            countFailure(id, code);
            throw new RefusedCodeException("code_unknown", "this gateway issued no such code");
        }
        if (!clock.instant().isBefore(code.expires())) {
            Files.deleteIfExists(file(id));
            throw new RefusedCodeException("code_expired", "the code has expired; ask for another one");
        }
        claim(id);
        return code;
    }

    private Optional<StoredCode> load(String id) throws IOException {
        try {
            return Optional.of(StoredCode.fromJson(PrivateFile.read(file(id))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(file(id) + " is damaged: remove it and issue another code", e);
        }
    }

    private void countFailure(String id, StoredCode code) throws IOException {
        StoredCode counted = code.failedOnce();
        if (counted.failures() >= MAX_FAILURES) {
            Files.deleteIfExists(file(id));
        } else {
            save(id, counted);
        }
    }

    private void claim(String id) throws IOException, RefusedCodeException {
        try {
            Files.move(file(id), used(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw new RefusedCodeException("code_used", "the code was used already; ask for another one");
        }
    }

    /** Forgets codes that were used or have expired long ago. */
    void removeOld() throws IOException {
        try (Stream<Path> files = Files.list(directory.codes())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(clock.instant().minus(KEPT))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path file(String id) {
        return directory.codes().resolve(id + ".json");
    }

    private Path used(String id) {
        return directory.codes().resolve(id + ".used");
    }
}
