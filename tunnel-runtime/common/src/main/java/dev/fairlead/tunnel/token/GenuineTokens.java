package dev.fairlead.tunnel.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tokens whose signature was verified, so that a caller's next request needs no signature arithmetic. A token is found
 * by its whole text only, and only as long as its issuer still has the key that verified it; its times and its audience
 * are for others to check each time.
 */
final class GenuineTokens {
    private static final long MAX_CHARACTERS = 2_000_000;

    private final Cache<String, Entry> tokens = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String token, Entry entry) -> token.length())
            .executor(Runnable::run)
            .build();

    Optional<VerifiedToken> find(String encoded) {
        return Optional.ofNullable(tokens.getIfPresent(encoded))
                .filter(entry -> entry.keyIsCurrent().getAsBoolean())
                .map(Entry::token);
    }

    /**
     * Remembers a token.
     *
     * @param keyIsCurrent whether its issuer still has the key that verified it
     */
    void add(String encoded, VerifiedToken token, BooleanSupplier keyIsCurrent) {
        tokens.put(encoded, new Entry(token, keyIsCurrent));
    }

    private record Entry(VerifiedToken token, BooleanSupplier keyIsCurrent) {}
}
