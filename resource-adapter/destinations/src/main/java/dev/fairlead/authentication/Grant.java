package dev.fairlead.authentication;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One way to get a token (RFC 6749, 1.3): what it takes from a call, and what it says to the token service. All the rest
 * is the same for every grant: URL, client, retries, cache, renewal.
 */
interface Grant {

    /**
     * What the grant takes from a call. Runs on every call, so it asks nobody and computes little.
     *
     * @param now the moment of the call
     * @throws dev.fairlead.error.DestinationException if the call brings too little, or what contradicts itself
     */
    GrantInput input(CallContext call, Instant now);

    /**
     * Asks the token service.
     *
     * @throws dev.fairlead.error.DestinationException if it gives no token
     */
    TokenReply fetch(CallContext call, TokenRequester service);

    /** Where the tenant in the URL of a token service comes from. */
    TenantOrigin tenant();

    /** How the target is told; empty if this token is no credential for it. */
    default Optional<Map.Entry<String, String>> header(TokenReply reply) {
        return Optional.of(bearer(reply));
    }

    /** Whether the token goes to the agent, so that nothing else may log on. */
    default boolean forTheAgent() {
        return false;
    }

    /** The usual header field (RFC 6750, 2.1). */
    static Map.Entry<String, String> bearer(TokenReply reply) {
        return Map.entry("Authorization", "Bearer " + reply.value().reveal());
    }
}
