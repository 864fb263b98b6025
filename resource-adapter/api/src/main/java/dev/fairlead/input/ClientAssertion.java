package dev.fairlead.input;

import java.util.Objects;

/**
 * An assertion that authenticates the client at the token service (RFC 7521, 4.2).
 *
 * @param assertion the assertion
 * @param type URI of its type, for example {@code urn:ietf:params:oauth:client-assertion-type:jwt-bearer}
 */
public record ClientAssertion(Sensitive assertion, String type) {
    public ClientAssertion {
        Objects.requireNonNull(assertion, "assertion");
        Objects.requireNonNull(type, "type");
    }
}
