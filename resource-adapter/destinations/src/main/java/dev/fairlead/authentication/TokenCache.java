package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.flight.Flights;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tokens of one application's destinations, in memory only (authentication specification, 3.7). One thread fetches what
 * many wait for; a token that is due is renewed in the background while it still serves; failures are never kept.
 */
final class TokenCache {

    private static final Logger LOG = System.getLogger(TokenCache.class.getName());
    private static final Duration AFTER_FAILED_REFRESH = Duration.ofSeconds(30);

    private final Clock clock;
    private final Executor executor;
    private final Cache<TokenId, Entry> entries;
    // a destination that goes drops its own tokens without a look at all others
    private final ConcurrentMap<Partition.Owner, Set<TokenId>> keys = new ConcurrentHashMap<>();
    private final Flights<TokenId, Token> flights = new Flights<>();
    private final Set<TokenId> refreshing = ConcurrentHashMap.newKeySet();

    /**
     * @param executor runs renewals in the background
     * @param size how many tokens are kept
     */
    TokenCache(Clock clock, Executor executor, int size) {
        this.clock = clock;
        this.executor = executor;
        this.entries = Caffeine.newBuilder()
                .maximumSize(size)
                .executor(Runnable::run)
                .<TokenId, Entry>removalListener((key, entry, cause) -> index(key, entry.owner()))
                .build();
    }

    /**
     * The token that needs nothing to be done: no fetching, no renewal.
     *
     * @param partition whom the token must belong to
     * @throws DestinationException if it is another's
     */
    Optional<Token> ready(TokenId key, Partition partition, Instant now) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null) {
            return Optional.empty();
        }
        check(entry, partition);
        return entry.token().ready(now) ? Optional.of(entry.token()) : Optional.empty();
    }

    /**
     * A usable token, fetched if there is none.
     *
     * @param partition whom the token must belong to
     * @param now the moment of the call
     * @throws DestinationException as {@code fetch} does, or if the token is another's
     */
    Token get(TokenId key, Partition partition, Instant now, Supplier<Token> fetch) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null) {
            return fly(key, partition, fetch);
        }
        check(entry, partition);
        Token token = entry.token();
        if (!token.usable(now)) {
            return fly(key, partition, fetch);
        }
        if (token.due(now)) {
            refresh(key, entry, fetch);
        }
        return token;
    }

    /** Drops the token of {@code key} if it is {@code refused}: another may have taken its place already. */
    void evict(TokenId key, Predicate<Token> refused) {
        entries.asMap().computeIfPresent(key, (same, entry) -> refused.test(entry.token()) ? null : entry);
    }

    /** Drops those of an owner's tokens that are {@code refused}. */
    void evict(Partition.Owner owner, Predicate<Token> refused) {
        keys.getOrDefault(owner, Set.of()).forEach(key -> evict(key, refused));
    }

    /** How many tokens are kept. */
    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    /** How many owners have tokens here. */
    int owners() {
        return keys.size();
    }

    /**
     * Notes whether a key has an entry. Whoever adds or removes one calls this afterwards, and looks at what there is
     * by then: so the last to come leaves it right, whatever the order of the others.
     */
    private void index(TokenId key, Partition.Owner owner) {
        keys.compute(owner, (same, known) -> {
            Set<TokenId> ofOwner = known == null ? ConcurrentHashMap.newKeySet() : known;
            if (entries.asMap().containsKey(key)) {
                ofOwner.add(key);
            } else {
                ofOwner.remove(key);
            }
            return ofOwner.isEmpty() ? null : ofOwner;
        });
    }

    private Token fly(TokenId key, Partition partition, Supplier<Token> fetch) {
        return flights.join(key, () -> {
            Entry landed = entries.getIfPresent(key);
            Instant now = clock.instant();
            // between this thread's look and its take-off another flight may have landed
            if (landed != null && landed.token().ready(now)) {
                check(landed, partition);
                return landed.token();
            }
            Token token = fetch.get();
            entries.put(key, Entry.of(partition, token));
            index(key, partition.owner());
            return token;
        });
    }

    private void check(Entry entry, Partition partition) {
        if (!entry.belongsTo(partition)) {
            entries.invalidateAll();
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.ISOLATION_VIOLATED,
                    partition.owner().destination(),
                    "token cache",
                    "the token found is not the caller's"));
        }
    }

    private void refresh(TokenId key, Entry due, Supplier<Token> fetch) {
        if (!refreshing.add(key)) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    fly(key, due.partition(), fetch);
                } catch (RuntimeException e) {
                    // whatever it is, nobody waits for it
                    LOG.log(Level.WARNING, "Early renewal of a token failed: {0}", e.getMessage());
                    Token later = due.token().refreshedLater(clock.instant().plus(AFTER_FAILED_REFRESH));
                    entries.asMap().replace(key, due, Entry.of(due.partition(), later));
                } finally {
                    refreshing.remove(key);
                }
            });
        } catch (RejectedExecutionException e) {
            refreshing.remove(key);
            LOG.log(Level.DEBUG, "No thread for the early renewal of a token; it will be renewed when it expires");
        }
    }

    /** A token and whose it is, side by side: looked at on every call. */
    private record Entry(Partition.Owner owner, String tenant, String user, Token token) {
        static Entry of(Partition partition, Token token) {
            return new Entry(partition.owner(), partition.tenant(), partition.user(), token);
        }

        boolean belongsTo(Partition partition) {
            return owner.equals(partition.owner())
                    && tenant.equals(partition.tenant())
                    && user.equals(partition.user());
        }

        Partition partition() {
            return new Partition(owner, tenant, user);
        }
    }
}
