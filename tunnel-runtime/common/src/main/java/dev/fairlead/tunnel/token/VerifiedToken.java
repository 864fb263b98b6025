package dev.fairlead.tunnel.token;

import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * A token that is believed. It never prints.
 *
 * @param issuer who vouches for it
 * @param claims its payload
 */
public record VerifiedToken(TrustedIssuer issuer, JsonObject claims) {

    public VerifiedToken {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(claims, "claims");
    }

    /** A claim that is a non-empty string. */
    public Optional<String> text(String claim) {
        return JsonText.of(claims, claim);
    }

    @Override
    public String toString() {
        return "VerifiedToken[" + issuer.issuer() + ", ***]";
    }
}
