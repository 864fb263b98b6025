package dev.fairlead.tunnel.enrolment;

import dev.fairlead.tunnel.enrolment.EnrolmentException.Reason;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A fresh key pair (P-256) and the request for its certificate (RFC 2986), which proves possession of the key. */
final class CertificateRequest {
    /** The gateway names the agent; what a request says about that is ignored. */
    private static final X500Principal SUBJECT = new X500Principal("CN=agent");

    private final KeyPair keys;
    private final byte[] der;

    private CertificateRequest(KeyPair keys, byte[] der) {
        this.keys = keys;
        this.der = der;
    }

    static CertificateRequest create() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        try {
            byte[] der = new JcaPKCS10CertificationRequestBuilder(SUBJECT, keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            return new CertificateRequest(keys, der);
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException("cannot sign a certificate request", e);
        }
    }

    /**
     * The key with the certificate that an authority issued for it.
     *
     * @param pem the chain, the key's own certificate first
     * @throws EnrolmentException ({@code BAD_ANSWER}) if it is for another key or of another authority
     */
    Identity identity(String pem, X509Certificate authority) throws EnrolmentException {
        try {
            Identity identity = new Identity(keys.getPrivate(), Pem.certificates(pem));
            if (!identity.certificate().getPublicKey().equals(keys.getPublic())) {
                throw new EnrolmentException(Reason.BAD_ANSWER, "The gateway certified another key than the one sent.");
            }
            identity.certificate().verify(authority.getPublicKey());
            return identity;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new EnrolmentException(Reason.BAD_ANSWER, "The gateway's answer lacks a valid certificate.", e);
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(der);
    }
}
