package dev.fairlead.quickstart.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates of clients for tests: an authority such as the agent's, and what it issues. */
public final class ClientCertificates {
    private final KeyAndCertificate authority;

    private ClientCertificates(KeyAndCertificate authority) {
        this.authority = authority;
    }

    /** A new authority. */
    public static ClientCertificates ofAuthority(String name) throws Exception {
        return new ClientCertificates(selfSigned(name, true));
    }

    /** A certificate that vouches for itself, as the agent's system certificate does. */
    public static KeyAndCertificate selfSigned(String name) throws Exception {
        return selfSigned(name, false);
    }

    private static KeyAndCertificate selfSigned(String name, boolean authority) throws Exception {
        KeyPair pair = keyPair();
        return new KeyAndCertificate(
                pair.getPrivate(), List.of(certificate(name, name, pair, pair.getPrivate(), authority)));
    }

    public X509Certificate certificate() {
        return authority.chain().get(0);
    }

    public KeyAndCertificate issue(String name) throws Exception {
        KeyPair pair = keyPair();
        String issuer = certificate().getSubjectX500Principal().getName().substring("CN=".length());
        return new KeyAndCertificate(
                pair.getPrivate(), List.of(certificate(name, issuer, pair, authority.key(), false)));
    }

    private static X509Certificate certificate(
            String name, String issuer, KeyPair pair, PrivateKey signer, boolean authority) throws Exception {
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                new X500Name("CN=" + issuer),
                                BigInteger.valueOf(now.toEpochMilli()),
                                Date.from(now.minusSeconds(60)),
                                Date.from(now.plus(Duration.ofHours(1))),
                                new X500Name("CN=" + name),
                                pair.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }

    private static KeyPair keyPair() throws Exception {
        return KeyPairGenerator.getInstance("EC").generateKeyPair();
    }
}
