package dev.fairlead.agent.status;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;

/**
 * Until when one of the agent's certificates is valid.
 *
 * @param type {@code tunnel}, {@code system} or {@code authority}
 * @param subject whom it names
 * @param end when it expires
 */
public record Expiry(String type, String subject, Instant end) {

    public Expiry {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(end, "end");
    }

    /** That of a certificate. */
    public static Expiry of(String type, X509Certificate certificate) {
        return new Expiry(
                type,
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant());
    }
}
