package dev.fairlead.tunnel.token;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The keys of one issuer, kept and renewed (authentication specification, 11.1): fresh for ten minutes, loaded anew for
 * an unknown key at most every 30 seconds, and served up to a day longer while they cannot be renewed. However many
 * tokens wait, one load runs.
 */
final class IssuerKeys {
    private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration USABLE = Duration.ofHours(24);
    private static final Duration BETWEEN_LOADS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FIRST_LOADS = Duration.ofSeconds(2);

    private final String issuer;
    private final KeySource source;
    private final KeyLoader loader;
    private final Executor loaderThreads;
    private final Clock clock;

    private VerificationKeys keys = VerificationKeys.none();
    private Instant loadedAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;
    private Optional<CompletableFuture<Void>> running = Optional.empty();

    /** @param issuer its name, for the log */
    IssuerKeys(String issuer, KeySource source, KeyLoader loader, Executor loaderThreads, Clock clock) {
        this.issuer = issuer;
        this.source = source;
        this.loader = loader;
        this.loaderThreads = loaderThreads;
        this.clock = clock;
    }

    /** The key for a token, after loading if that is due; empty if the issuer has none for it. */
    CompletionStage<Optional<JWK>> find(Optional<String> keyId, String algorithm) {
        Optional<JWK> known = current(keyId, algorithm);
        if (known.isPresent() && isYoungerThan(FRESH)) {
            return CompletableFuture.completedFuture(known);
        }
        return load().thenApply(done -> current(keyId, algorithm));
    }

    /** Whether usable keys are there; starts to load them otherwise. */
    boolean isLoaded() {
        if (isYoungerThan(USABLE)) {
            return true;
        }
        load();
        return false;
    }

    /** Whether that very key is among those that count at this moment. */
    synchronized boolean has(JWK key) {
        return isYoungerThan(FRESH) && keys.contains(key);
    }

    private synchronized Optional<JWK> current(Optional<String> keyId, String algorithm) {
        return isYoungerThan(USABLE) ? keys.find(keyId, algorithm) : Optional.empty();
    }

    private synchronized boolean isYoungerThan(Duration age) {
        return loadedAt != Instant.MIN && clock.instant().isBefore(loadedAt.plus(age));
    }

    private synchronized CompletableFuture<Void> load() {
        if (running.isPresent()) {
            return running.get();
        }
        Duration pause = loadedAt == Instant.MIN ? BETWEEN_FIRST_LOADS : BETWEEN_LOADS;
        if (triedAt != Instant.MIN && clock.instant().isBefore(triedAt.plus(pause))) {
            return CompletableFuture.completedFuture(null);
        }
        triedAt = clock.instant();
        CompletableFuture<Void> load = new CompletableFuture<>();
        running = Optional.of(load);
        try {
            loaderThreads.execute(() -> loadNow(load));
        } catch (RejectedExecutionException busy) {
            finish(load);
        }
        return load;
    }

    private void loadNow(CompletableFuture<Void> load) {
        try {
            VerificationKeys renewed = VerificationKeys.parse(loader.load(source));
            synchronized (this) {
                keys = renewed;
                loadedAt = clock.instant();
            }
        } catch (IOException | RuntimeException unavailable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Cannot load the keys of {0}: {1}. Check the address of its keys and the network",
                    issuer,
                    unavailable.toString());
        } finally {
            finish(load);
        }
    }

    private void finish(CompletableFuture<Void> load) {
        synchronized (this) {
            running = Optional.empty();
        }
        load.complete(null);
    }
}
