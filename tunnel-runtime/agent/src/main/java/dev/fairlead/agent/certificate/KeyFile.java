package dev.fairlead.agent.certificate;

import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A private key with its certificates that an administrator gives to the agent: PEM, or PKCS#12. Which of the two it is
 * shows in the content.
 *
 * @param file the key with its chain, its own certificate first; open to its owner only
 * @param passwordFile the password of a PKCS#12 file, on one line; empty: the file has none
 */
public record KeyFile(Path file, Optional<Path> passwordFile) {
    private static final String PEM_BEGIN = "-----BEGIN";
    private static final byte[] PROBE = "fairlead".getBytes(StandardCharsets.US_ASCII);

    public KeyFile {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(passwordFile, "passwordFile");
    }

    /**
     * Reads key and chain.
     *
     * @throws IOException with a readable reason if the file cannot be read, is open to others, or holds no key whose
     *     certificates belong together
     */
    Identity read() throws IOException {
        byte[] content = PrivateFile.readBytes(file);
        try {
            Identity identity = isPem(content)
                    ? Pem.identity(new String(content, StandardCharsets.US_ASCII))
                    : pkcs12(content, password());
            requireTogether(identity);
            return identity;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IOException(file + " holds no usable key: " + unusable.getMessage(), unusable);
        }
    }

    private static boolean isPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(PEM_BEGIN);
    }

    private char[] password() throws IOException {
        return passwordFile.isPresent()
                ? PrivateFile.read(passwordFile.get()).strip().toCharArray()
                : new char[0];
    }

    private static Identity pkcs12(byte[] content, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password);
            List<String> aliases = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (aliases.size() != 1) {
                throw new GeneralSecurityException("it has " + aliases.size() + " keys instead of one");
            }
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(aliases.get(0)))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Identity((PrivateKey) store.getKey(aliases.get(0), password), chain);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException notLoaded) {
            throw new IllegalStateException(notLoaded);
        }
    }

    /** The certificate is the key's, and each one is vouched for by the next. */
    private static void requireTogether(Identity identity) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(CertificateBuilder.signatureAlgorithm(identity.key()));
        signature.initSign(identity.key());
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(identity.certificate().getPublicKey());
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("its first certificate is not that of the key");
        }
        for (int i = 1; i < identity.chain().size(); i++) {
            X509Certificate issued = identity.chain().get(i - 1);
            X509Certificate issuer = identity.chain().get(i);
            if (!issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                throw new GeneralSecurityException("its certificates are not a chain, each followed by its issuer");
            }
            issued.verify(issuer.getPublicKey());
        }
    }
}
