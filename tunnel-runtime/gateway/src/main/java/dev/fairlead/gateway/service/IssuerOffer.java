package dev.fairlead.gateway.service;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/**
 * An issuer whose keys agents may have from the gateway.
 *
 * @param issuer value of {@code iss}
 * @param keys its public keys
 * @param tenants whose agents may have them
 */
public record IssuerOffer(String issuer, KeyDocument keys, Set<String> tenants) {
    public IssuerOffer {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(keys, "keys");
        tenants = Set.copyOf(tenants);
    }

    /** A JWKS document, read anew each time. */
    @FunctionalInterface
    public interface KeyDocument {
        /**
         * The document. May block.
         *
         * @throws IOException if it cannot be read
         */
        String read() throws IOException;
    }
}
