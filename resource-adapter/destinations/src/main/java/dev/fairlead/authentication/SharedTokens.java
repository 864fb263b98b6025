package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The engine's cache for tokens of one destination that somebody else gets, with the same rules: one flight a key, renewal in the
 * background, bounds (authentication specification, 3.7).
 */
public final class SharedTokens {

    private final Clock clock;
    private final Partition.Owner owner;
    // an application's cache lives as long as somebody holds it
    private final TokenCache cache;

    /**
     * @param shared what the engine's destinations share
     * @param scope whose tokens they are
     */
    public SharedTokens(TokenServices shared, DestinationScope scope) {
        this.clock = shared.clock();
        this.owner = Partition.Owner.of(scope);
        this.cache = shared.cache(scope.application());
    }

    /**
     * All that a token depends on, besides the destination and its revision.
     *
     * @param tenant the tenant that it is of; empty for none
     * @param user digest of the user's token that was sent for it; empty if none was
     * @param others everything else, in a fixed order
     */
    public record Dependencies(String tenant, String user, List<String> others) {
        public Dependencies {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(user, "user");
            others = List.copyOf(others);
        }
    }

    /** Dependencies as the cache knows them: worth keeping, since it takes digests to make one. */
    public static final class Place {
        private final TokenKey key;
        private final Partition partition;

        private Place(TokenKey key, Partition partition) {
            this.key = key;
            this.partition = partition;
        }
    }

    /**
     * A token that was got.
     *
     * @param value the token
     * @param sent when it was asked for
     * @param lifetime how long it lives from then; empty if it must be used once only
     * @param notAfter when it ends in any case: with the token of the user that it is for
     */
    public record Got(Secret value, Instant sent, Optional<Duration> lifetime, Optional<Instant> notAfter) {
        public Got {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(sent, "sent");
            Objects.requireNonNull(lifetime, "lifetime");
            Objects.requireNonNull(notAfter, "notAfter");
        }

        Token token() {
            Duration lives = lifetime.orElse(Duration.ZERO);
            TokenReply reply = new TokenReply(
                    value, Optional.empty(), Optional.empty(), Optional.empty(), sent, Optional.of(lives));
            Token token = Token.of(reply, Optional.empty(), Optional.empty());
            return notAfter.map(token::until).orElse(token);
        }
    }

    /**
     * A usable token, got if there is none. One that must be used once only is not kept, and goes to one caller.
     *
     * @throws dev.fairlead.error.DestinationException as {@code get} does
     */
    public Secret token(Place at, Supplier<Got> get) {
        Instant now = clock.instant();
        Optional<Token> ready = cache.ready(at.key, at.partition, now);
        return ready.isPresent() ? ready.get().value() : got(at, now, get);
    }

    private Secret got(Place at, Instant now, Supplier<Got> get) {
        AtomicBoolean own = new AtomicBoolean();
        Token token = cache.get(at.key, at.partition, now, () -> {
            own.set(true);
            return get.get().token();
        });
        if (token.usable(now)) {
            return token.value();
        }
        cache.evict(at.key, other -> other == token);
        // of those who waited for the same flight, only the one that flew may use what lives no longer
        return own.get() ? token.value() : get.get().value();
    }

    /** Drops a refused token, unless another has taken its place already. */
    public void evict(Place at, Secret refused) {
        cache.evict(at.key, token -> token.value().equals(refused));
    }

    /** Drops all tokens of the destination. */
    public void retire() {
        cache.evict(owner, token -> true);
    }

    /** Where tokens with these dependencies are. */
    public Place place(Dependencies of) {
        List<Optional<String>> fields = new ArrayList<>();
        for (String field : List.of("shared v1", owner.destination(), owner.revision(), of.tenant(), of.user())) {
            fields.add(Optional.of(field));
        }
        of.others().forEach(field -> fields.add(Optional.of(field)));
        return new Place(TokenKey.of(fields), new Partition(owner, of.tenant(), of.user()));
    }
}
