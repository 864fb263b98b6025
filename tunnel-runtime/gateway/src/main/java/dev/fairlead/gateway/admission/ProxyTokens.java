package dev.fairlead.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.token.KeyLoader;
import dev.fairlead.tunnel.token.TokenDigest;
import dev.fairlead.tunnel.token.TokenRefusedException;
import dev.fairlead.tunnel.token.TokenVerifier;
import dev.fairlead.tunnel.token.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tokens that authorise: verified once, and then known by their digest until they end, at most a hundred thousand at a
 * time (connectivity specification, 2.2).
 */
public final class ProxyTokens {
    private static final int MAX_KNOWN = 100_000;

    private final ProxyIssuers issuers;
    private final TokenVerifier verifier;
    private final Executor workers;
    private final Cache<TokenDigest, ProxyToken> known;
    private final Map<TokenDigest, CompletableFuture<ProxyToken>> running = new ConcurrentHashMap<>();

    /**
     * @param issuers whose tokens authorise
     * @param loader gets their keys
     * @param loaderThreads where keys are loaded; its tasks block
     * @param workers where signatures are verified; its tasks take processor time
     * @param clock what time it is
     */
    public ProxyTokens(
            List<ProxyIssuer> issuers, KeyLoader loader, Executor loaderThreads, Executor workers, Clock clock) {
        this.issuers = new ProxyIssuers(issuers);
        this.verifier = new TokenVerifier(this.issuers, Duration.ZERO, loader, loaderThreads, clock);
        this.workers = workers;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_KNOWN)
                .expireAfter(new UntilTheyEnd(clock))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /**
     * A token that authorises. Completes at once if it is known; else on another thread, exceptionally with a
     * {@link RefusedException} if it is not believed. However many wait for the same token, it is verified once.
     */
    CompletionStage<ProxyToken> verify(String token) {
        TokenDigest digest = TokenDigest.of(token);
        ProxyToken before = known.getIfPresent(digest);
        if (before != null) {
            return CompletableFuture.completedFuture(before);
        }
        CompletableFuture<ProxyToken> verified = new CompletableFuture<>();
        CompletableFuture<ProxyToken> other = running.putIfAbsent(digest, verified);
        if (other != null) {
            return other;
        }
        verify(token, outcome -> {
            outcome.token().ifPresent(believed -> known.put(digest, believed));
            running.remove(digest);
            outcome.complete(verified);
        });
        return verified;
    }

    /** Whether the keys of every issuer that is known by name are there. Starts to load what is missing. */
    public boolean isReady() {
        return issuers.named().stream()
                .filter(issuer -> !verifier.isReady(issuer))
                .toList()
                .isEmpty();
    }

    private void verify(String token, Consumer<Outcome> outcome) {
        try {
            workers.execute(() -> {
                try {
                    verifier.verify(token)
                            .whenComplete((believed, refusal) -> outcome.accept(judge(believed, refusal)));
                } catch (RuntimeException refused) {
                    outcome.accept(Outcome.refused(refused));
                }
            });
        } catch (RejectedExecutionException busy) {
            outcome.accept(Outcome.refused(new RefusedException(
                    TunnelErrorCode.OVERLOAD,
                    "overload: Too many tokens wait",
                    "Too many tokens wait to be verified")));
        }
    }

    /** One of the two is there. */
    private Outcome judge(VerifiedToken believed, Throwable refusal) {
        try {
            return refusal == null ? read(believed) : Outcome.refused(refusal);
        } catch (RuntimeException unforeseen) {
            return Outcome.refused(unforeseen);
        }
    }

    private Outcome read(VerifiedToken believed) {
        ProxyIssuer issuer =
                issuers.of(believed.issuer().issuer(), believed.claims()).orElseThrow();
        TokenClaims claims = new TokenClaims(believed.claims());
        if (!issuer.isMeantForUs(claims)) {
            return Outcome.refused(new TokenRefusedException("aud", "The token is for another audience"));
        }
        if (!issuer.hasScopes(claims)) {
            return Outcome.refused(new TokenRefusedException("scope", "The token lacks a scope that is required here"));
        }
        IssuerRules rules = issuer.rules();
        return Outcome.believed(new ProxyToken(
                rules.tenant().or(() -> claims.tenant(rules.tenantClaims())),
                claims.client().orElse(""),
                claims.isOfUser(),
                rules.corporateToken() ? claims.corporateToken() : Optional.empty(),
                claims.expires()));
    }

    /** What became of a token; exactly one of the two is there. */
    private record Outcome(Optional<ProxyToken> token, Optional<Throwable> refusal) {

        static Outcome believed(ProxyToken token) {
            return new Outcome(Optional.of(token), Optional.empty());
        }

        static Outcome refused(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return new Outcome(
                    Optional.empty(),
                    Optional.of(
                            cause instanceof TokenRefusedException refused
                                    ? new RefusedException(
                                            TunnelErrorCode.UNAUTHENTICATED,
                                            refused.reason() + ": " + refused.getMessage(),
                                            "The token for this proxy is not accepted")
                                    : cause));
        }

        void complete(CompletableFuture<ProxyToken> future) {
            token.ifPresentOrElse(future::complete, () -> future.completeExceptionally(refusal.orElseThrow()));
        }
    }

    private record UntilTheyEnd(Clock clock) implements Expiry<TokenDigest, ProxyToken> {

        @Override
        public long expireAfterCreate(TokenDigest digest, ProxyToken token, long now) {
            return Math.max(0, TimeUnit.MILLISECONDS.toNanos(token.expires() * 1000 - clock.millis()));
        }

        @Override
        public long expireAfterUpdate(TokenDigest digest, ProxyToken token, long now, long left) {
            return expireAfterCreate(digest, token, now);
        }

        @Override
        public long expireAfterRead(TokenDigest digest, ProxyToken token, long now, long left) {
            return left;
        }
    }
}
