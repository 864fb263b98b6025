package dev.fairlead.jwt;

import dev.fairlead.configuration.HttpUrl;
import java.util.Optional;
import java.util.Set;

/** Whose tokens are believed, and which of them. */
public sealed interface TrustedIssuer permits OpenIdIssuer, XsuaaIssuer, DestinationIssuer {

    /** Whether the token says that it comes from here. */
    boolean issued(UserClaims claims);

    /** Whether the token's tenant is one that counts. */
    boolean servesTenantOf(UserClaims claims);

    /** Whether the token is made for whoever verifies it. */
    boolean meantForUs(UserClaims claims);

    /** Algorithms that its tokens may be signed with. */
    Set<SignatureAlgorithm> algorithms();

    /** Where the keys for such a token are. */
    KeyLocation keys(UserClaims claims);

    /** Whether a host is the issuer's, so that a token may mention it as the place of its keys; nobody looks there. */
    boolean owns(String host);

    /** The host of a URL in a token; empty if it is no URL. */
    static Optional<String> host(String url) {
        try {
            return Optional.of(HttpUrl.parse(url).host());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
