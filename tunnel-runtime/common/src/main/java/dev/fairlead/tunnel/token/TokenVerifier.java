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
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Decides whether a token is believed (authentication specification, 11.2). The issuer comes from the configuration,
 * its keys too; nothing that a token says about where to find keys is ever followed.
 */
public final class TokenVerifier {
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

    private final Map<String, IssuerKeys> issuers = new HashMap<>();
    private final TokenChecks checks;

    /**
     * @param trusted whose tokens are accepted; empty: nobody's
     * @param expirationTolerance how long an expired token still counts
     * @param loaderThreads where keys are loaded; its tasks block
     * @param clock what time it is
     */
    public TokenVerifier(
            List<TrustedIssuer> trusted, Duration expirationTolerance, Executor loaderThreads, Clock clock) {
        KeyLoader loader = new KeyLoader();
        for (TrustedIssuer issuer : trusted) {
            issuers.put(issuer.issuer(), new IssuerKeys(issuer, loader, loaderThreads, clock));
        }
        this.checks = new TokenChecks(expirationTolerance, clock);
    }

    /**
     * Verifies a token. Completes on the calling thread if the keys are known, on a loader thread otherwise; with a
     * {@link TokenRefusedException} if the token is not believed.
     *
     * @throws TokenRefusedException if that is known at once
     */
    public CompletionStage<VerifiedToken> verify(String encoded) {
        CompactToken token = CompactToken.parse(encoded);
        IssuerKeys keys = JsonText.of(token.claims(), "iss")
                .map(issuers::get)
                .orElseThrow(() -> new TokenRefusedException(
                        "iss", "The token's issuer is not trusted here: list it in the configuration if it should be"));
        String algorithm = acceptedAlgorithm(token, keys.issuer());
        return keys.find(token.headerText("kid"), algorithm).thenApply(key -> {
            verifySignature(token, algorithm, key);
            checks.check(token.claims(), keys.issuer());
            return new VerifiedToken(keys.issuer(), token.claims());
        });
    }

    private static String acceptedAlgorithm(CompactToken token, TrustedIssuer issuer) {
        String algorithm = token.headerText("alg")
                .filter(issuer.algorithms()::contains)
                .orElseThrow(() -> new TokenRefusedException(
                        "alg", "The token is not signed with an algorithm that is allowed for its issuer"));
        boolean typeFits = !token.header().containsKey("typ")
                || token.headerText("typ")
                        .filter(type -> TYPES.contains(type.toLowerCase(Locale.ROOT)))
                        .isPresent();
        if (!typeFits || token.header().containsKey("crit") || token.header().containsKey("cty")) {
            throw new TokenRefusedException("typ", "The token is of a kind that is not accepted");
        }
        return algorithm;
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
