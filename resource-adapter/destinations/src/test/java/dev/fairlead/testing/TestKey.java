package dev.fairlead.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A private key made for one test, in the formats that key stores come in.
 *
 * @param key the private key
 * @param chain its certificate first, the root last
 */
public record TestKey(PrivateKey key, List<X509Certificate> chain) {

    /** Some encryptions that keys are written with are not among the JDK's. */
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** A key that vouches for itself. */
    public static TestKey selfSigned(String subject) {
        return TestCa.create(subject).ownKey();
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** A key store of {@code type} with the key as its only entry. */
    public byte[] keyStore(String type, String password) {
        return keyStore(type, password, List.of(this));
    }

    /** A key store with keys under the aliases {@code key-1}, {@code key-2} and so on. */
    public static byte[] keyStore(String type, String password, List<TestKey> keys) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            for (int i = 0; i < keys.size(); i++) {
                store.setKeyEntry(
                        "key-" + (i + 1),
                        keys.get(i).key(),
                        password.toCharArray(),
                        keys.get(i).chain().toArray(Certificate[]::new));
            }
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The certificates in PEM, in the order given. */
    public static String pem(List<X509Certificate> certificates) {
        return write(writer -> {
            for (X509Certificate certificate : certificates) {
                writer.writeObject(certificate);
            }
        });
    }

    /** {@code PRIVATE KEY}. */
    public String pkcs8() {
        return write(writer -> writer.writeObject(new JcaPKCS8Generator(key, null)));
    }

    /** {@code ENCRYPTED PRIVATE KEY} by {@code cipher}. */
    public String encryptedPkcs8(ASN1ObjectIdentifier cipher, String password) {
        return write(writer -> writer.writeObject(new JcaPKCS8Generator(
                key,
                new JceOpenSSLPKCS8EncryptorBuilder(cipher)
                        .setProvider(BOUNCY_CASTLE)
                        .setPassword(password.toCharArray())
                        .build())));
    }

    /** {@code RSA PRIVATE KEY} or {@code EC PRIVATE KEY}. */
    public String traditional() {
        return key instanceof ECPrivateKey ec
                ? write(writer -> writer.writeObject(new PemObject("EC PRIVATE KEY", sec1(ec))))
                : write(writer -> writer.writeObject(new JcaMiscPEMGenerator(key)));
    }

    /** With the curve, as OpenSSL writes it; Java leaves it to the structure around. */
    private static byte[] sec1(ECPrivateKey key) throws IOException {
        ASN1Encodable curve = PrivateKeyInfo.getInstance(key.getEncoded())
                .getPrivateKeyAlgorithm()
                .getParameters();
        return new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), curve).getEncoded();
    }

    /** The same with OpenSSL's own encryption by {@code cipher}. */
    public String encryptedTraditional(String cipher, String password) {
        return write(writer -> writer.writeObject(new JcaMiscPEMGenerator(
                key,
                new JcePEMEncryptorBuilder(cipher).setProvider(BOUNCY_CASTLE).build(password.toCharArray()))));
    }

    private static String write(PemContent content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            content.writeTo(writer);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    public static byte[] bytes(String... pem) {
        return String.join("", pem).getBytes(StandardCharsets.US_ASCII);
    }

    @FunctionalInterface
    private interface PemContent {
        void writeTo(JcaPEMWriter writer) throws Exception;
    }
}
