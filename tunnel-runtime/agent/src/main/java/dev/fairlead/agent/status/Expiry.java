package dev.fairlead.agent.status;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;

/**
 * Until when one of the agent's certificates is valid.
 *
 * @param type {@code tunnel}, {@code system} or {@code authority}
 * @param subject whom it names
 * @param issuer who vouches for it
 * @param serialNumber hexadecimal
 * @param begin from when on it is valid
 * @param end when it expires
 */
public record Expiry(String type, String subject, String issuer, String serialNumber, Instant begin, Instant end) {

    public Expiry {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(serialNumber, "serialNumber");
        Objects.requireNonNull(begin, "begin");
        Objects.requireNonNull(end, "end");
    }

    /** That of a certificate. */
    public static Expiry of(String type, X509Certificate certificate) {
        return new Expiry(
                type,
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }
}
