package dev.fairlead.trust;

import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * Decrypts private keys in PKCS#8 by the second scheme of RFC 8018 (PBES2): what OpenSSL and Java write. With the JVM's
 * own ciphers, since some JVMs take those of other providers from signed libraries only.
 */
final class EncryptedPkcs8 {

    /** Beyond it a password check would take minutes. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final Map<ASN1ObjectIdentifier, String> DERIVATIONS = Map.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1, "PBKDF2WithHmacSHA1",
            PKCSObjectIdentifiers.id_hmacWithSHA224, "PBKDF2WithHmacSHA224",
            PKCSObjectIdentifiers.id_hmacWithSHA256, "PBKDF2WithHmacSHA256",
            PKCSObjectIdentifiers.id_hmacWithSHA384, "PBKDF2WithHmacSHA384",
            PKCSObjectIdentifiers.id_hmacWithSHA512, "PBKDF2WithHmacSHA512");

    private static final Map<ASN1ObjectIdentifier, Encryption> ENCRYPTIONS = Map.of(
            NISTObjectIdentifiers.id_aes128_CBC, new Encryption("AES", 128),
            NISTObjectIdentifiers.id_aes192_CBC, new Encryption("AES", 192),
            NISTObjectIdentifiers.id_aes256_CBC, new Encryption("AES", 256),
            PKCSObjectIdentifiers.des_EDE3_CBC, new Encryption("DESede", 192));

    private record Encryption(String algorithm, int bits) {}

    private EncryptedPkcs8() {}

    /**
     * @throws StoreException if it is encrypted in another way
     * @throws GeneralSecurityException if the password does not fit
     * @throws IllegalArgumentException if the password does not fit, or the structure is broken
     */
    static PrivateKeyInfo decrypt(EncryptedPrivateKeyInfo encrypted, char[] password)
            throws StoreException, GeneralSecurityException {
        if (!PKCSObjectIdentifiers.id_PBES2.equals(
                encrypted.getEncryptionAlgorithm().getAlgorithm())) {
            throw unsupported();
        }
        PBES2Parameters scheme =
                PBES2Parameters.getInstance(encrypted.getEncryptionAlgorithm().getParameters());
        Encryption encryption = ENCRYPTIONS.get(scheme.getEncryptionScheme().getAlgorithm());
        if (encryption == null
                || !PKCSObjectIdentifiers.id_PBKDF2.equals(
                        scheme.getKeyDerivationFunc().getAlgorithm())) {
            throw unsupported();
        }
        byte[] key =
                derive(PBKDF2Params.getInstance(scheme.getKeyDerivationFunc().getParameters()), encryption, password);
        byte[] start = ASN1OctetString.getInstance(scheme.getEncryptionScheme().getParameters())
                .getOctets();
        Cipher cipher = Cipher.getInstance(encryption.algorithm() + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, encryption.algorithm()), new IvParameterSpec(start));
        return PrivateKeyInfo.getInstance(cipher.doFinal(encrypted.getEncryptedData()));
    }

    private static byte[] derive(PBKDF2Params parameters, Encryption encryption, char[] password)
            throws StoreException, GeneralSecurityException {
        String derivation = DERIVATIONS.get(parameters.getPrf().getAlgorithm());
        int iterations = parameters.getIterationCount().intValueExact();
        if (derivation == null || iterations > MOST_ITERATIONS) {
            throw unsupported();
        }
        PBEKeySpec spec = new PBEKeySpec(password, parameters.getSalt(), iterations, encryption.bits());
        return SecretKeyFactory.getInstance(derivation).generateSecret(spec).getEncoded();
    }

    private static StoreException unsupported() {
        return new StoreException("holds a private key in an encryption other than PBES2 with PBKDF2 and AES or 3DES");
    }
}
