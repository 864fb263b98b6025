package dev.fairlead.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.token.CompactToken;
import dev.fairlead.tunnel.token.TokenDigest;
import dev.fairlead.tunnel.token.TokenRefusedException;
import java.util.Optional;

/**
 * Principals that headers name. Their tokens are not verified here, the agent does that; a gateway only looks whether
 * headers, and the tenants of tokens, contradict each other.
 */
final class Principals {
    private static final String SCHEME = "Bearer ";
    private static final int MAX_KNOWN = 100_000;

    private final Cache<TokenDigest, Optional<String>> tenants =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).executor(Runnable::run).build();

    /**
     * The principal of a request; empty if no header names one.
     *
     * @throws RefusedException if it is not clear on whose behalf the request is, or a header is malformed
     */
    Optional<Principal> of(Credentials credentials) throws RefusedException {
        Optional<String> header = credentials.business().or(credentials::technical);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        if (credentials.business().isPresent() && credentials.technical().isPresent()) {
            throw unclear("a user's and a technical principal came together");
        }
        if (credentials.ownAuthorization()) {
            throw unclear("a principal came together with Authorization");
        }
        PrincipalKind kind = credentials.business().isPresent() ? PrincipalKind.BUSINESS : PrincipalKind.TECHNICAL;
        Principal principal = new Principal(kind, token(header.get()));
        tenantOf(principal);
        return Optional.of(principal);
    }

    /**
     * The tenant that a principal's token names; empty if it names none.
     *
     * @throws RefusedException if it is no token
     */
    Optional<String> tenantOf(Principal principal) throws RefusedException {
        TokenDigest digest = TokenDigest.of(principal.token());
        Optional<String> tenant = tenants.getIfPresent(digest);
        if (tenant == null) {
            tenant = read(principal.token());
            tenants.put(digest, tenant);
        }
        return tenant;
    }

    static RefusedException unclear(String problem) {
        return new RefusedException(
                TunnelErrorCode.BAD_REQUEST,
                "several principals: " + problem,
                "It is not clear on whose behalf the request is: " + problem);
    }

    private static String token(String header) throws RefusedException {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw malformed("the header is not Bearer <token>");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static Optional<String> read(String token) throws RefusedException {
        try {
            return new TokenClaims(CompactToken.parse(token).claims()).tenant(IssuerRules.USUAL_TENANT_CLAIMS);
        } catch (TokenRefusedException malformed) {
            throw malformed(malformed.getMessage());
        }
    }

    private static RefusedException malformed(String problem) {
        return new RefusedException(
                TunnelErrorCode.BAD_REQUEST, "principal form: " + problem, "The principal is malformed: " + problem);
    }
}
