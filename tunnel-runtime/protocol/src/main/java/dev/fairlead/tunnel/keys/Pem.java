package dev.fairlead.tunnel.keys;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and certificates as text (RFC 7468): {@code PRIVATE KEY} (PKCS #8, unencrypted), {@code PUBLIC KEY} and
 * {@code CERTIFICATE}.
 */
public final class Pem {
    private static final String KEY_LABEL = "PRIVATE KEY";
    private static final String PUBLIC_KEY_LABEL = "PUBLIC KEY";
    private static final String CERTIFICATE_LABEL = "CERTIFICATE";
    private static final int LINE_LENGTH = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    /** The key in PKCS #8. */
    public static String encode(PrivateKey key) {
        return block(KEY_LABEL, key.getEncoded());
    }

    /** The key as the structure that certificates have it in (RFC 5280, SubjectPublicKeyInfo). */
    public static String encode(PublicKey key) {
        return block(PUBLIC_KEY_LABEL, key.getEncoded());
    }

    /** The certificates one after the other. */
    public static String encode(List<X509Certificate> certificates) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(block(CERTIFICATE_LABEL, certificate.getEncoded()));
        }
        return text.toString();
    }

    /** Key and chain in one text. */
    public static String encode(Identity identity) throws GeneralSecurityException {
        return encode(identity.key()) + encode(identity.chain());
    }

    /**
     * Reads every certificate of a text, in its order; there may be none.
     *
     * @throws GeneralSecurityException if one does not parse
     */
    public static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : blocks(CERTIFICATE_LABEL, text)) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return certificates;
    }

    /**
     * Reads a text with one key and its chain.
     *
     * @throws GeneralSecurityException if the key or the chain is missing or does not parse
     */
    public static Identity identity(String text) throws GeneralSecurityException {
        List<byte[]> keys = blocks(KEY_LABEL, text);
        List<X509Certificate> chain = certificates(text);
        if (keys.size() != 1 || chain.isEmpty()) {
            throw new InvalidKeySpecException("expected one private key and its certificates");
        }
        String algorithm = chain.get(0).getPublicKey().getAlgorithm();
        PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
        return new Identity(key, chain);
    }

    /**
     * Reads a text with one private key.
     *
     * @param algorithm for example {@code EC}
     * @throws GeneralSecurityException if there is none or more than one, or it does not parse
     */
    public static PrivateKey privateKey(String text, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(only(KEY_LABEL, text)));
    }

    /**
     * Reads a text with one public key.
     *
     * @param algorithm for example {@code EC}
     * @throws GeneralSecurityException if there is none or more than one, or it does not parse
     */
    public static PublicKey publicKey(String text, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(only(PUBLIC_KEY_LABEL, text)));
    }

    private static byte[] only(String label, String text) throws GeneralSecurityException {
        List<byte[]> keys = blocks(label, text);
        if (keys.size() != 1) {
            throw new InvalidKeySpecException("expected one " + label);
        }
        return keys.get(0);
    }

    private static String block(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static List<byte[]> blocks(String label, String text) throws GeneralSecurityException {
        List<byte[]> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(label)) {
                found.add(decode(matcher.group(2)));
            }
        }
        return found;
    }

    private static byte[] decode(String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("not base64", e);
        }
    }
}
