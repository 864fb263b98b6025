package dev.fairlead.agent.certificate;

import dev.fairlead.agent.principal.Subject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Certificates to write rules of back ends with. They look like those of users, but are signed with a key that is
 * thrown away, so that nobody can log on with one (authentication specification, 10.5).
 */
public final class SampleCertificates {
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final CertificateAuthority authority;
    private final Clock clock;

    public SampleCertificates(CertificateAuthority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    /**
     * A sample for a subject.
     *
     * @throws CertificateAuthorityException if none can be made
     */
    public X509Certificate of(Subject subject) {
        try {
            KeyPair thrownAway = KeyPairs.forUsers(
                    UserKeys.AS_AUTHORITY, authority.certificate().getPublicKey());
            Instant now = clock.instant();
            return new CertificateBuilder(SubjectNames.encode(subject), thrownAway.getPublic(), now, now.plus(VALIDITY))
                    .clientOf(authority.certificate(), thrownAway.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new CertificateAuthorityException("No sample can be made", impossible);
        }
    }
}
