package dev.fairlead.gateway.authority;

import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates: ECDSA with P-256 throughout (connectivity specification, 8.9). */
public final class CertificateAuthority {
    private static final Duration OWN_VALIDITY = Duration.ofDays(3650);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(90);
    private static final Duration AGENT_VALIDITY = Duration.ofDays(30);
    /** Certificates begin in the past, for agents whose clock is slow. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final int SERIAL_BITS = 127;
    private static final String SIGNATURE = "SHA256withECDSA";

    private final Identity identity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private CertificateAuthority(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Loads the authority of a directory, or makes it; of several processes that try one wins.
     *
     * @throws IOException if the file is damaged, or open to others than its owner
     */
    public static CertificateAuthority open(GatewayDirectory directory, Clock clock) throws IOException {
        try {
            if (!Files.exists(directory.authority())) {
                PrivateFile.writeIfAbsent(directory.authority(), Pem.encode(create(clock)));
            }
            return new CertificateAuthority(Pem.identity(PrivateFile.read(directory.authority())), clock);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    directory.authority() + " is damaged: restore it from a backup, or remove it and enrol every agent"
                            + " again",
                    e);
        }
    }

    private static Identity create(Clock clock) throws GeneralSecurityException, IOException {
        KeyPair keys = newKeys();
        byte[] tag = new byte[4];
        new SecureRandom().nextBytes(tag);
        X500Principal name =
                new X500Principal("CN=Fairlead gateway " + HexFormat.of().formatHex(tag));
        Instant now = clock.instant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(OWN_VALIDITY)),
                name,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return new Identity(keys.getPrivate(), List.of(sign(builder, keys.getPrivate())));
    }

    /** The certificate that agents trust. */
    public X509Certificate certificate() {
        return identity.certificate();
    }

    /** SHA-256 of {@link #certificate}, in lower-case hexadecimal digits. */
    public String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A new key and certificate for the gateway itself, valid 90 days. */
    Identity issueServer(Collection<String> hosts) throws GeneralSecurityException, IOException {
        KeyPair keys = newKeys();
        X509Certificate certificate = issue(
                "CN=Fairlead gateway",
                keys.getPublic(),
                SERVER_VALIDITY,
                KeyPurposeId.id_kp_serverAuth,
                HostNames.toGeneralNames(hosts));
        return new Identity(keys.getPrivate(), List.of(certificate, certificate()));
    }

    /** A key and certificate for a node of the gateway, to be shown to other nodes; kept in memory only. */
    public Identity issueNode(NodeName name) throws GeneralSecurityException, IOException {
        KeyPair keys = newKeys();
        X509Certificate certificate = issue(
                "CN=" + name.id(),
                keys.getPublic(),
                OWN_VALIDITY,
                KeyPurposeId.id_kp_clientAuth,
                new GeneralNames(name.toGeneralName()));
        return new Identity(keys.getPrivate(), List.of(certificate, certificate()));
    }

    /**
     * A certificate for an agent's own key, valid 30 days.
     *
     * @return the agent's certificate and this authority's
     */
    public List<X509Certificate> issueAgent(PublicKey key, AgentName name)
            throws GeneralSecurityException, IOException {
        X509Certificate certificate = issue(
                "CN=" + name.agentId(),
                key,
                AGENT_VALIDITY,
                KeyPurposeId.id_kp_clientAuth,
                new GeneralNames(name.toGeneralName()));
        return List.of(certificate, certificate());
    }

    private X509Certificate issue(
            String subject, PublicKey key, Duration validity, KeyPurposeId purpose, GeneralNames names)
            throws GeneralSecurityException, IOException {
        Instant now = clock.instant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                certificate().getSubjectX500Principal(),
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(validity)),
                new X500Principal(subject),
                key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        builder.addExtension(Extension.subjectAlternativeName, false, names);
        return sign(builder, identity.key());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, CertIOException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("cannot sign a certificate", e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
