package dev.fairlead.trust;

import dev.fairlead.configuration.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Reads PEM files: certificates, and private keys as PKCS#8, PKCS#1 or SEC1, encrypted or not. What else stands in them,
 * such as parameters of curves, does not count.
 */
final class PemStoreReader {

    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            EdECObjectIdentifiers.id_Ed25519, "EdDSA",
            EdECObjectIdentifiers.id_Ed448, "EdDSA");

    private final Secret password;
    private final String passwordProperty;

    PemStoreReader(Secret password, String passwordProperty) {
        this.password = password;
        this.passwordProperty = passwordProperty;
    }

    Store read(byte[] content) throws StoreException {
        List<X509Certificate> certificates = new ArrayList<>();
        List<Store.Entry> keys = new ArrayList<>();
        for (PemObject object : objects(content)) {
            if (object.getType().endsWith("PRIVATE KEY")) {
                keys.add(new PemEntry(String.valueOf(keys.size() + 1), object, certificates));
            } else if (object.getType().endsWith("CERTIFICATE")) {
                certificates.add(certificate(object));
            } else if (object.getType().equals("PKCS7")) {
                certificates.addAll(StoreReader.certificates(object.getContent()));
            }
        }
        return new Store(keys, certificates);
    }

    private static List<PemObject> objects(byte[] content) throws StoreException {
        List<PemObject> objects = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(new String(content, StandardCharsets.ISO_8859_1)))) {
            for (PemObject next = reader.readPemObject(); next != null; next = reader.readPemObject()) {
                objects.add(next);
            }
            return objects;
        } catch (IOException | RuntimeException e) {
            throw new StoreException("is no readable PEM file", e);
        }
    }

    /** OpenSSL's trusted certificates have more after the certificate, which does not count. */
    private static X509Certificate certificate(PemObject object) throws StoreException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(object.getContent()));
        } catch (CertificateException e) {
            throw new StoreException("holds no readable certificate", e);
        }
    }

    private PrivateKey key(PemObject object) throws StoreException {
        boolean encrypted = false;
        try (PEMParser parser = new PEMParser(new StringReader(text(object)))) {
            Object read = parser.readObject();
            encrypted = read instanceof PEMEncryptedKeyPair || read instanceof PKCS8EncryptedPrivateKeyInfo;
            if (encrypted && password.reveal().isEmpty()) {
                throw new StoreException("holds an encrypted private key, and there is no " + passwordProperty);
            }
            PrivateKeyInfo plain = decrypted(read);
            String algorithm = ALGORITHMS.get(plain.getPrivateKeyAlgorithm().getAlgorithm());
            if (algorithm == null) {
                throw new StoreException("holds a private key that is neither RSA nor of an elliptic curve");
            }
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(plain.getEncoded()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // a wrong password gives random bytes, and any of these failures
            throw new StoreException(
                    encrypted ? "has another " + passwordProperty : "holds no readable private key", e);
        }
    }

    private PrivateKeyInfo decrypted(Object read) throws IOException, GeneralSecurityException, StoreException {
        char[] secret = password.reveal().toCharArray();
        if (read instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            return EncryptedPkcs8.decrypt(encrypted.toASN1Structure(), secret);
        }
        if (read instanceof PEMEncryptedKeyPair encrypted) {
            return encrypted.decryptKeyPair(new BcPEMDecryptorProvider(secret)).getPrivateKeyInfo();
        }
        if (read instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        return (PrivateKeyInfo) read;
    }

    private static String text(PemObject object) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    private final class PemEntry implements Store.Entry {
        private final String alias;
        private final PemObject object;
        private final List<X509Certificate> certificates;

        PemEntry(String alias, PemObject object, List<X509Certificate> certificates) {
            this.alias = alias;
            this.object = object;
            this.certificates = certificates;
        }

        @Override
        public String alias() {
            return alias;
        }

        @Override
        public CertifiedKey open() throws StoreException {
            PrivateKey key = key(object);
            return new CertifiedKey(key, CertificateChain.of(key, certificates));
        }
    }
}
