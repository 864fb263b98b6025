package dev.fairlead.agent.certificate;

import dev.fairlead.agent.principal.Subject;
import dev.fairlead.tunnel.keys.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    /** The authority itself; back ends have to trust it, or one that vouches for it. */
    public X509Certificate certificate() {
        return identity.certificate();
    }

    /** Those that vouch for the authority and that back ends may not know: all of its chain that needs a voucher. */
    List<X509Certificate> intermediates() {
        return identity.chain().stream()
                .filter(certificate ->
                        !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .toList();
    }

    /**
     * What all certificates for a key have in common.
     *
     * @throws CertificateAuthorityException if the authority's key and certificate do not belong together
     */
    CertificateTemplate template(PublicKey key, Instant now) {
        try {
            return CertificateTemplate.of(certificate(), identity.key(), key, now);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new CertificateAuthorityException("The agent's authority cannot issue a certificate", unusable);
        }
    }

    /**
     * Issues a client certificate. Takes a signature's time, so not for event loops.
     *
     * @param pair the user's key
     * @param template for that key
     * @param validity from now on; the certificate is back-dated by five minutes and never outlives the authority
     * @throws CertificateAuthorityException if the authority is not valid at this time
     */
    UserCertificate issue(Subject subject, KeyPair pair, CertificateTemplate template, Duration validity, Instant now) {
        Instant end = certificate().getNotAfter().toInstant();
        if (!now.isBefore(end)) {
            throw new CertificateAuthorityException("The certificate of the agent's authority has expired");
        }
        if (now.isBefore(certificate().getNotBefore().toInstant())) {
            throw new CertificateAuthorityException("The certificate of the agent's authority is not valid yet");
        }
        Instant wanted = now.plus(validity);
        Instant notAfter = wanted.isBefore(end) ? wanted : end;
        try {
            byte[] toBeSigned = template.toBeSigned(SubjectNames.encode(subject), now.minus(BACK_DATED), notAfter);
            return new UserCertificate(
                    template.signed(toBeSigned, sign(toBeSigned)), pair.getPrivate(), intermediates(), notAfter);
        } catch (GeneralSecurityException | IOException failed) {
            throw new CertificateAuthorityException("The agent's authority cannot issue a certificate", failed);
        }
    }

    private byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(CertificateBuilder.signatureAlgorithm(identity.key()));
        signature.initSign(identity.key());
        signature.update(content);
        return signature.sign();
    }
}
