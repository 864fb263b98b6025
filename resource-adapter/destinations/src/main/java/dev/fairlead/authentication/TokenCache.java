package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Tokens of all destinations of an engine, in memory only. One thread fetches what many wait for; a token that is due
 * is renewed in the background while it still serves; failures are never kept.
 */
public final class TokenCache {

    private static final Logger LOG = System.getLogger(TokenCache.class.getName());
    private static final Duration AFTER_FAILED_REFRESH = Duration.ofSeconds(30);

    private final Clock clock;
    private final Executor executor;
    private final Cache<TokenKey, Token> tokens;
    private final ConcurrentMap<TokenKey, CompletableFuture<Token>> flights = new ConcurrentHashMap<>();
    private final Set<TokenKey> refreshing = ConcurrentHashMap.newKeySet();

    /**
     * @param executor runs renewals in the background
     * @param size how many tokens are kept
     */
    public TokenCache(Clock clock, Executor executor, int size) {
        this.clock = clock;
        this.executor = executor;
        this.tokens =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /**
     * A usable token, fetched if there is none.
     *
     * @throws DestinationException as {@code fetch} does
     */
    Token get(TokenKey key, Supplier<Token> fetch) {
        Instant now = clock.instant();
        Token token = tokens.getIfPresent(key);
        if (token == null || !token.usable(now)) {
            return fly(key, fetch);
        }
        if (token.due(now)) {
            refresh(key, token, fetch);
        }
        return token;
    }

    /** Drops {@code refused}, unless another token has taken its place already. */
    void evict(TokenKey key, Secret refused) {
        tokens.asMap().computeIfPresent(key, (same, current) -> current.value().equals(refused) ? null : current);
    }

    void drop(TokenKey key) {
        tokens.invalidate(key);
    }

    private Token fly(TokenKey key, Supplier<Token> fetch) {
        CompletableFuture<Token> own = new CompletableFuture<>();
        CompletableFuture<Token> other = flights.putIfAbsent(key, own);
        if (other != null) {
            return await(other);
        }
        try {
            Token landed = tokens.getIfPresent(key);
            // between this thread's look and its take-off another flight may have landed
            boolean fresh = landed != null && landed.usable(clock.instant()) && !landed.due(clock.instant());
            Token token = fresh ? landed : fetch.get();
            tokens.put(key, token);
            own.complete(token);
            return token;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, own);
        }
    }

    private static Token await(CompletableFuture<Token> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            // every waiter gets an exception of its own: stack traces and suppressed ones are not shared
            if (e.getCause() instanceof DestinationException failure) {
                throw DestinationException.of(failure.detail(), failure);
            }
            throw e;
        }
    }

    private void refresh(TokenKey key, Token due, Supplier<Token> fetch) {
        if (!refreshing.add(key)) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    fly(key, fetch);
                } catch (DestinationException e) {
                    LOG.log(Level.WARNING, "Early renewal of a token failed: {0}", e.getMessage());
                    Token later = due.refreshedLater(clock.instant().plus(AFTER_FAILED_REFRESH));
                    tokens.asMap().replace(key, due, later);
                } finally {
                    refreshing.remove(key);
                }
            });
        } catch (RejectedExecutionException e) {
            refreshing.remove(key);
            LOG.log(Level.DEBUG, "No thread for the early renewal of a token; it will be renewed when it expires");
        }
    }
}
