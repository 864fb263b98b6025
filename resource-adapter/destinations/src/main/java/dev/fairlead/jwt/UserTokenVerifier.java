package dev.fairlead.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a user's token is believed that no container has verified: one that an application gives explicitly
 * (authentication specification, 4.7 and 11.2). The keys are those that the destination names, else those of an issuer
 * that the installation trusts; without either nobody is believed. Safe for any number of threads.
 */
public final class UserTokenVerifier {

    private static final int TOKENS = 10_000;
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private final List<TrustedIssuer> trusted;
    private final IssuerKeys keys;
    private final Lifetime lifetime;
    private final Cache<Believed, UserClaims> believed = Caffeine.newBuilder()
            .maximumSize(TOKENS)
            .expireAfterWrite(BELIEVED)
            .executor(Runnable::run)
            .build();

    /**
     * @param trusted issuers whose tokens are believed at any destination; empty: none
     * @param documents how keys of issuers are loaded
     */
    public UserTokenVerifier(List<? extends TrustedIssuer> trusted, JsonDocuments documents, Clock clock) {
        this.trusted = List.copyOf(trusted);
        this.keys = new IssuerKeys(documents, clock);
        this.lifetime = new Lifetime(clock);
    }

    /**
     * The claims of a token that is believed. A signature that was verified counts for five minutes; the times are
     * looked at for every call.
     *
     * @param destination whose call it is, for messages
     * @param rules what the destination says about tokens
     * @throws dev.fairlead.error.NoUserException if the token is not believed; its message names the check that failed
     * @throws dev.fairlead.error.DestinationException if the issuer's keys cannot be loaded
     */
    public UserClaims verify(String destination, UserToken token, UserTokenRules rules) {
        try {
            Believed key = new Believed(token.digest(), rules);
            UserClaims claims = believed.getIfPresent(key);
            if (claims == null) {
                claims = verified(destination, token, rules);
                believed.put(key, claims);
            } else {
                lifetime.check(claims);
            }
            return claims;
        } catch (RefusedTokenException e) {
            throw e.of(destination);
        }
    }

    private UserClaims verified(String destination, UserToken token, UserTokenRules rules)
            throws RefusedTokenException {
        CompactJwt jwt = CompactJwt.parse(token.reveal());
        jwt.checkSigned();
        UserClaims claims = new UserClaims(jwt.payload());
        TrustedIssuer issuer = issuer(claims, rules);
        SignatureAlgorithm algorithm = algorithm(jwt, issuer);
        checkKind(jwt, rules.type());
        checkMentionedKeys(jwt, issuer);
        if (!issuer.servesTenantOf(claims)) {
            throw new RefusedTokenException(Refusal.TENANT, "is of a tenant that is not served here");
        }
        checkSignature(destination, jwt, algorithm, issuer.keys(claims));
        lifetime.check(claims);
        if (!issuer.meantForUs(claims)) {
            throw new RefusedTokenException(Refusal.AUD, "is made for somebody else");
        }
        return claims;
    }

    private TrustedIssuer issuer(UserClaims claims, UserTokenRules rules) throws RefusedTokenException {
        Optional<TrustedIssuer> ofDestination = DestinationIssuer.of(rules);
        return ofDestination.stream()
                .findFirst()
                .or(() -> trusted.stream().filter(known -> known.issued(claims)).findFirst())
                .filter(known -> known.issued(claims))
                .orElseThrow(() -> new RefusedTokenException(
                        Refusal.ISS, "has no issuer that is trusted here, and the destination names no keys"));
    }

    private static SignatureAlgorithm algorithm(CompactJwt jwt, TrustedIssuer issuer) throws RefusedTokenException {
        return jwt.headerText("alg")
                .flatMap(SignatureAlgorithm::named)
                .filter(issuer.algorithms()::contains)
                .orElseThrow(() -> new RefusedTokenException(
                        Refusal.ALG, "is not signed with an algorithm that is allowed for its issuer"));
    }

    /** Types are compared as RFC 7515, 4.1.9, says: without regard to case, {@code application/} may be left out. */
    private static void checkKind(CompactJwt jwt, String expected) throws RefusedTokenException {
        boolean fits = jwt.headerText("typ")
                .filter(type -> type(type).equals(type(expected)))
                .isPresent();
        if (!fits) {
            throw new RefusedTokenException(
                    Refusal.TYP, "is not of the type '" + expected + "', which x_user_token.header.typ expects");
        }
        if (jwt.header().containsKey("crit")) {
            throw new RefusedTokenException(Refusal.TYP, "demands extensions (crit), none of which is known here");
        }
        if (jwt.header().containsKey("cty")) {
            throw new RefusedTokenException(Refusal.TYP, "holds another token or document (cty)");
        }
    }

    private static String type(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }

    /** Nobody loads keys from where a token says; one that names a foreign place is an attempt to make somebody do so. */
    private static void checkMentionedKeys(CompactJwt jwt, TrustedIssuer issuer) throws RefusedTokenException {
        if (!jwt.header().containsKey("jku")) {
            return;
        }
        boolean own = jwt.header().get("jku") instanceof JsonString url
                && TrustedIssuer.host(url.getString()).filter(issuer::owns).isPresent();
        if (!own) {
            throw new RefusedTokenException(Refusal.SIG, "names keys (jku) at a host that is not its issuer's");
        }
    }

    private void checkSignature(String destination, CompactJwt jwt, SignatureAlgorithm algorithm, KeyLocation location)
            throws RefusedTokenException {
        if (jwt.header().containsKey("kid") && jwt.headerText("kid").isEmpty()) {
            throw new RefusedTokenException(Refusal.SIG, "names its key (kid) by something that is no text");
        }
        JWK key = keys.find(destination, location, jwt.headerText("kid"), algorithm)
                .orElseThrow(() -> new RefusedTokenException(
                        Refusal.SIG, "is signed with a key that its issuer does not publish for this algorithm"));
        if (!algorithm.verifies(jwt, key)) {
            throw new RefusedTokenException(Refusal.SIG, "has a signature that is not its issuer's");
        }
    }

    /** Says that a token was believed under certain rules, without holding it. */
    private record Believed(String digest, UserTokenRules rules) {}
}
