package dev.fairlead.jwt;

import dev.fairlead.configuration.HttpUrl;
import java.util.Objects;
import java.util.Set;

/** Where an issuer's keys are: always by configuration, never by what a token says (RFC 8725, 3.10). */
public sealed interface KeyLocation {

    /**
     * In the configuration itself.
     *
     * @param jwks a JWK set in JSON
     */
    record Inline(String jwks) implements KeyLocation {
        public Inline {
            Objects.requireNonNull(jwks, "jwks");
        }
    }

    /**
     * At a URL.
     *
     * @param url of a JWK set; https
     */
    record At(HttpUrl url) implements KeyLocation {
        public At {
            Objects.requireNonNull(url, "url");
        }
    }

    /**
     * Where the issuer's OpenID metadata say (authentication specification, 11.3).
     *
     * @param issuer the issuer; https
     * @param furtherHosts hosts other than the issuer's that may hold the keys
     */
    record Discovered(String issuer, Set<String> furtherHosts) implements KeyLocation {
        public Discovered {
            Objects.requireNonNull(issuer, "issuer");
            furtherHosts = Set.copyOf(furtherHosts);
        }
    }
}
