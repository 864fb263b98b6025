package dev.fairlead.tunnel.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tokens whose signature was verified, so that a caller's next request needs no signature arithmetic. A token is found
 * by the digest of its whole text only, and only as long as its issuer still has the key that verified it; its times and its audience
 * are for others to check each time.
 */
final class GenuineTokens {
    private static final int MAX_KNOWN = 10_000;

    private final Cache<TokenDigest, Entry> tokens =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).executor(Runnable::run).build();

    Optional<VerifiedToken> find(String encoded) {
        return Optional.ofNullable(tokens.getIfPresent(TokenDigest.of(encoded)))
                .filter(entry -> entry.keyIsCurrent().getAsBoolean())
                .map(Entry::token);
    }

    /**
     * Remembers a token.
     *
     * @param keyIsCurrent whether its issuer still has the key that verified it
     */
    void add(String encoded, VerifiedToken token, BooleanSupplier keyIsCurrent) {
        tokens.put(TokenDigest.of(encoded), new Entry(token, keyIsCurrent));
    }

    private record Entry(VerifiedToken token, BooleanSupplier keyIsCurrent) {}
}
