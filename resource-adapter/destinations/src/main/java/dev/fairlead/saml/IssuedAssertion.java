package dev.fairlead.saml;

import dev.fairlead.configuration.Secret;
import java.time.Instant;
import java.util.Objects;

/**
 * A signed assertion, to be used once, with what an operator may know of it: never the user.
 *
 * @param encoded base64 or base64url as the destination says
 * @param issuer {@code Issuer}
 * @param audience {@code Audience}
 * @param recipient {@code Recipient}
 * @param notOnOrAfter until when it counts
 * @param certificateThumbprint SHA-256 of the certificate of the key that signed it, in hexadecimal digits
 */
public record IssuedAssertion(
        Secret encoded,
        String issuer,
        String audience,
        String recipient,
        Instant notOnOrAfter,
        String certificateThumbprint) {

    public IssuedAssertion {
        Objects.requireNonNull(encoded, "encoded");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(notOnOrAfter, "notOnOrAfter");
        Objects.requireNonNull(certificateThumbprint, "certificateThumbprint");
    }

    /** For messages about its refusal: what to compare with the target's trust configuration. */
    public String summary() {
        return "assertion of Issuer '%s' for Audience '%s', Recipient '%s', NotOnOrAfter %s, certificate SHA-256 %s"
                .formatted(issuer, audience, recipient, notOnOrAfter, certificateThumbprint);
    }

    @Override
    public String toString() {
        return summary();
    }
}
