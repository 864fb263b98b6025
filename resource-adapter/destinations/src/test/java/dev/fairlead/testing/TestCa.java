package dev.fairlead.testing;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made for one test. */
public final class TestCa {

    private static final GeneralName[] NO_NAMES = {};
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final KeyPair keys = keys("EC");
    private final X500Name name;
    private final X509Certificate certificate;
    private final List<X509Certificate> above;

    private TestCa(String name, Optional<TestCa> issuer) throws Exception {
        this.name = new X500Name("CN=" + name);
        this.certificate = issuer.orElse(this).sign(this.name, keys.getPublic(), Validity.ofOneDay(), true, NO_NAMES);
        this.above = issuer.map(TestCa::chain).orElseGet(List::of);
    }

    public static TestCa create(String name) {
        try {
            return new TestCa(name, Optional.empty());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** An authority below this one. */
    public TestCa intermediate(String itsName) {
        try {
            return new TestCa(itsName, Optional.of(this));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** From this authority to the root. */
    private List<X509Certificate> chain() {
        return Stream.concat(Stream.of(certificate), above.stream()).toList();
    }

    /** When a certificate counts. */
    public record Validity(Instant from, Instant until) {
        /** Since an hour ago, for a day. */
        public static Validity ofOneDay() {
            Instant now = Instant.now();
            return new Validity(now.minus(1, ChronoUnit.HOURS), now.plus(1, ChronoUnit.DAYS));
        }
    }

    /** The authority's own key. */
    TestKey ownKey() {
        return new TestKey(keys.getPrivate(), chain());
    }

    /** A new key of {@code algorithm} with a certificate of this authority. */
    public TestKey key(String subject, String algorithm) {
        return key(subject, algorithm, Validity.ofOneDay());
    }

    public TestKey key(String subject, String algorithm, Validity validity) {
        try {
            KeyPair own = keys(algorithm);
            X509Certificate leaf = sign(new X500Name("CN=" + subject), own.getPublic(), validity, false, NO_NAMES);
            return new TestKey(
                    own.getPrivate(),
                    Stream.concat(Stream.of(leaf), chain().stream()).toList());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A server's TLS, with a certificate for {@code subject} and the alternative names or addresses. */
    public SSLContext server(String subject, String... alternatives) {
        return server(null, subject, alternatives);
    }

    /** A server's TLS that takes clients of this authority. */
    public SSLContext serverTrustingClients(String subject, String... alternatives) {
        try {
            KeyStore clients = KeyStore.getInstance("PKCS12");
            clients.load(null, null);
            clients.setCertificateEntry("ca", certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(clients);
            return server(managers.getTrustManagers(), subject, alternatives);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private SSLContext server(TrustManager[] clients, String subject, String... alternatives) {
        try {
            KeyPair own = keys("EC");
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", own.getPrivate(), new char[0], new Certificate[] {issue(subject, own, alternatives)});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), clients, null);
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A certificate of this authority. */
    public X509Certificate issue(String subject, String... alternatives) {
        try {
            return issue(subject, keys("EC"), alternatives);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate issue(String subject, KeyPair own, String... alternatives) throws Exception {
        GeneralName[] names = Arrays.stream(alternatives)
                .map(text -> new GeneralName(
                        text.matches("[0-9.]+|[0-9a-f:]+") ? GeneralName.iPAddress : GeneralName.dNSName, text))
                .toArray(GeneralName[]::new);
        return sign(new X500Name("CN=" + subject), own.getPublic(), Validity.ofOneDay(), false, names);
    }

    private X509Certificate sign(
            X500Name subject, PublicKey own, Validity validity, boolean authority, GeneralName[] names)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(validity.from()),
                Date.from(validity.until()),
                subject,
                own);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (names.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(keys.getPrivate())));
    }

    private static org.bouncycastle.operator.ContentSigner signer(PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    }

    private static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (!algorithm.equals("Ed25519")) {
                generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            }
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Writes the authority's certificate in PEM. */
    public Path writePem(Path file) {
        return write(file, pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** Writes the authority's certificate in DER. */
    public Path writeDer(Path file) {
        try {
            return write(file, certificate.getEncoded());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a key store that trusts the authority. */
    public Path writeKeyStore(Path file, String type, String password) {
        try (var out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            store.setCertificateEntry("ca", certificate);
            store.store(out, password.toCharArray());
            return file;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
