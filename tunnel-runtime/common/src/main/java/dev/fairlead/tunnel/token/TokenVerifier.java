package dev.fairlead.tunnel.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import dev.fairlead.tunnel.fetch.PlatformFetch;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Decides whether a token is believed (authentication specification, 11.2). The issuer comes from the configuration,
 * its keys too; nothing that a token says about where to find keys is ever followed.
 */
public final class TokenVerifier {
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

    /** Keys are had for so many issuers at a time; with more, those that were not asked for longest are had anew. */
    private static final int MAX_ISSUERS = 1_000;

    private final IssuerDirectory issuers;
    private final Function<TrustedIssuer, IssuerKeys> newKeys;
    private final TokenChecks checks;
    private final Map<KeySource, IssuerKeys> keys = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KeySource, IssuerKeys> eldest) {
            return size() > MAX_ISSUERS;
        }
    };
    private final GenuineTokens genuine = new GenuineTokens();

    /**
     * @param trusted whose tokens are accepted; empty: nobody's
     * @param expirationTolerance how long an expired token still counts
     * @param loaderThreads where keys are loaded; its tasks block
     * @param clock what time it is
     */
    public TokenVerifier(
            List<TrustedIssuer> trusted, Duration expirationTolerance, Executor loaderThreads, Clock clock) {
        this(
                IssuerDirectory.of(trusted),
                expirationTolerance,
                new KeyLoader(new PlatformFetch()),
                loaderThreads,
                clock);
    }

    /**
     * @param issuers whose tokens are accepted
     * @param expirationTolerance how long an expired token still counts
     * @param loader gets keys
     * @param loaderThreads where keys are loaded; its tasks block
     * @param clock what time it is
     */
    public TokenVerifier(
            IssuerDirectory issuers,
            Duration expirationTolerance,
            KeyLoader loader,
            Executor loaderThreads,
            Clock clock) {
        this.issuers = issuers;
        this.newKeys = issuer -> new IssuerKeys(issuer.issuer(), issuer.keys(), loader, loaderThreads, clock);
        this.checks = new TokenChecks(expirationTolerance, clock);
    }

    /**
     * A token whose signature was verified before with a key that its issuer still has; everything else about it is
     * checked anew. Never blocks.
     *
     * @return empty if its signature has to be verified
     * @throws TokenRefusedException if it is not believed any more
     */
    public Optional<VerifiedToken> known(String encoded) {
        Optional<VerifiedToken> known = genuine.find(encoded).filter(this::isTrustedStill);
        known.ifPresent(token -> checks.check(token.claims(), token.issuer()));
        return known;
    }

    private boolean isTrustedStill(VerifiedToken token) {
        return token.text("iss")
                .flatMap(name -> issuers.find(name, token.claims()))
                .filter(token.issuer()::equals)
                .isPresent();
    }

    /**
     * Verifies a token. Completes on the calling thread if the keys are known, on a loader thread otherwise; with a
     * {@link TokenRefusedException} if the token is not believed.
     *
     * @throws TokenRefusedException if that is known at once
     */
    public CompletionStage<VerifiedToken> verify(String encoded) {
        CompactToken token = CompactToken.parse(encoded);
        TrustedIssuer issuer = JsonText.of(token.claims(), "iss")
                .flatMap(name -> issuers.find(name, token.claims()))
                .orElseThrow(() -> new TokenRefusedException(
                        "iss", "The token's issuer is not trusted here: list it in the configuration if it should be"));
        String algorithm = acceptedAlgorithm(token, issuer);
        requireOwnKeys(token, issuer);
        IssuerKeys ownKeys = keysOf(issuer);
        return ownKeys.find(token.headerText("kid"), algorithm).thenApply(key -> {
            verifySignature(token, algorithm, key);
            VerifiedToken verified = new VerifiedToken(issuer, token.claims());
            checks.check(token.claims(), issuer);
            key.ifPresent(used -> genuine.add(encoded, verified, () -> ownKeys.has(used)));
            return verified;
        });
    }

    /**
     * Whether keys are there for an issuer, so that its tokens can be decided at once. Starts to load them otherwise.
     */
    public boolean isReady(TrustedIssuer issuer) {
        return keysOf(issuer).isLoaded();
    }

    private IssuerKeys keysOf(TrustedIssuer issuer) {
        synchronized (keys) {
            return keys.computeIfAbsent(issuer.keys(), source -> newKeys.apply(issuer));
        }
    }

    /** A token may say where its issuer's keys are, and nobody listens; but not that they are at somebody else's. */
    private static void requireOwnKeys(CompactToken token, TrustedIssuer issuer) {
        if (token.header().containsKey("jku")
                && token.headerText("jku").filter(issuer::ownsAddress).isEmpty()) {
            throw new TokenRefusedException("jku", "The token names keys that are not its issuer's");
        }
    }

    private static String acceptedAlgorithm(CompactToken token, TrustedIssuer issuer) {
        String algorithm = token.headerText("alg")
                .filter(issuer.algorithms()::contains)
                .orElseThrow(() -> new TokenRefusedException("alg", unacceptable(token.headerText("alg"))));
        boolean typeFits = !token.header().containsKey("typ")
                || token.headerText("typ")
                        .filter(type -> TYPES.contains(type.toLowerCase(Locale.ROOT)))
                        .isPresent();
        if (!typeFits || token.header().containsKey("crit") || token.header().containsKey("cty")) {
            throw new TokenRefusedException("typ", "The token is of a kind that is not accepted");
        }
        return algorithm;
    }

    private static String unacceptable(Optional<String> algorithm) {
        String name = algorithm.orElse("none");
        if (name.equalsIgnoreCase("none")) {
            return "The token is not signed";
        }
        return name.regionMatches(true, 0, "HS", 0, 2)
                ? "The token is signed with a shared secret"
                : "The token is not signed with an algorithm that is allowed for its issuer";
    }

    private static void verifySignature(CompactToken token, String algorithm, Optional<JWK> key) {
        try {
            JWSVerifier verifier = verifier(key.orElseThrow(
                    () -> new TokenRefusedException("sig", "The issuer has no usable key of the name in the token")));
            JWSAlgorithm expected = JWSAlgorithm.parse(algorithm);
            boolean valid = verifier.supportedJWSAlgorithms().contains(expected)
                    && verifier.verify(
                            new JWSHeader(expected), token.signedPart(), Base64URL.encode(token.signature()));
            if (!valid) {
                throw new TokenRefusedException("sig", "The token's signature is not its issuer's");
            }
        } catch (JOSEException unusable) {
            throw new TokenRefusedException("sig", "The token's signature cannot be verified");
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof ECKey ec
                ? new ECDSAVerifier(ec.toECPublicKey())
                : new RSASSAVerifier(key.toRSAKey().toRSAPublicKey());
    }
}
