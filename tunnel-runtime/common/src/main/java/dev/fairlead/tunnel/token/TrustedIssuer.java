package dev.fairlead.tunnel.token;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An issuer whose tokens are accepted (authentication specification, 11.2 and 11.4).
 *
 * @param issuer value of {@code iss}, compared exactly
 * @param keys where its public keys are
 * @param algorithms JWS names that its tokens may be signed with; asymmetric ones only
 * @param audiences one of which a token must name; empty: not checked
 * @param requiredClaims claims that must be there with exactly that text, for example the tenant
 */
public record TrustedIssuer(
        String issuer,
        KeySource keys,
        Set<String> algorithms,
        Set<String> audiences,
        Map<String, String> requiredClaims) {

    /** Every algorithm that may be allowed; {@code none} and shared secrets are not among them. */
    public static final Set<String> ASYMMETRIC_ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    public TrustedIssuer {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(keys, "keys");
        algorithms = Set.copyOf(algorithms);
        audiences = Set.copyOf(audiences);
        requiredClaims = Map.copyOf(requiredClaims);
        if (algorithms.isEmpty() || !ASYMMETRIC_ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalArgumentException("Only asymmetric algorithms can be trusted: " + algorithms);
        }
    }

    /** Whether a URL is on the host of this issuer, or of its keys. */
    boolean ownsAddress(String url) {
        try {
            String host = new URI(url).getHost();
            return host != null
                    && (host.equalsIgnoreCase(hostOf(issuer)) || keys.hosts().contains(host.toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static String hostOf(String issuer) {
        try {
            return Objects.requireNonNullElse(new URI(issuer).getHost(), "");
        } catch (URISyntaxException noUrl) {
            return "";
        }
    }
}
