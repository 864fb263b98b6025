package dev.fairlead.agent.certificate;

import dev.fairlead.agent.principal.Subject;
import dev.fairlead.tunnel.keys.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;

/** The agent's own authority, which back ends trust to name callers. */
public final class CertificateAuthority {
    private static final Duration BACK_DATED = Duration.ofMinutes(5);
    private static final int KEY_CERT_SIGN = 5;

    private final Identity identity;

    /**
     * @param identity key and certificate of the authority
     * @throws CertificateAuthorityException if its certificate does not allow it to issue others
     */
    public CertificateAuthority(Identity identity) {
        X509Certificate certificate = identity.certificate();
        boolean[] usage = certificate.getKeyUsage();
        if (certificate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
            throw new CertificateAuthorityException(
                    "The certificate of the agent's authority must be a CA certificate with key usage keyCertSign");
        }
        this.identity = identity;
    }

    /** What back ends have to trust. */
    public X509Certificate certificate() {
        return identity.certificate();
    }

    /**
     * Issues a client certificate. Takes a signature's time, so not for event loops.
     *
     * @param validity from now on; the certificate is back-dated by five minutes and never outlives the authority
     * @throws CertificateAuthorityException if the authority has expired, or the result does not verify
     */
    X509Certificate issue(Subject subject, PublicKey key, Duration validity, Instant now) {
        Instant end = certificate().getNotAfter().toInstant();
        if (!now.isBefore(end)) {
            throw new CertificateAuthorityException("The certificate of the agent's authority has expired");
        }
        Instant wanted = now.plus(validity);
        X500Name name = SubjectNames.encode(subject);
        try {
            X509Certificate issued = new CertificateBuilder(
                            name, key, now.minus(BACK_DATED), wanted.isBefore(end) ? wanted : end)
                    .clientOf(certificate(), identity.key());
            issued.verify(certificate().getPublicKey());
            if (!Arrays.equals(
                    name.getEncoded(), issued.getSubjectX500Principal().getEncoded())) {
                throw new CertificateAuthorityException("The issued certificate does not hold the intended subject");
            }
            return issued;
        } catch (GeneralSecurityException | IOException failed) {
            throw new CertificateAuthorityException("The agent's authority cannot issue a certificate", failed);
        }
    }
}
