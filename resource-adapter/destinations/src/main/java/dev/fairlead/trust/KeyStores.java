package dev.fairlead.trust;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** Opens key stores. */
final class KeyStores {

    private static final int JKS_MAGIC = 0xFE;

    private KeyStores() {}

    static KeyStore load(byte[] content, Secret password) throws GeneralSecurityException, IOException {
        boolean jks = content.length > 0 && (content[0] & 0xFF) == JKS_MAGIC;
        KeyStore store = KeyStore.getInstance(jks ? "JKS" : "PKCS12");
        store.load(new ByteArrayInputStream(content), password.reveal().toCharArray());
        return store;
    }

    static KeyManager[] keyManagers(String destination, KeyStoreReference reference, Certificates certificates) {
        byte[] content = certificates
                .content(reference.location())
                .orElseThrow(() -> unusable(destination, reference, "does not exist", null));
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(
                    load(content, reference.password()),
                    reference.password().reveal().toCharArray());
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(destination, reference, "is no readable key store", e);
        }
    }

    private static DestinationException unusable(
            String destination, KeyStoreReference reference, String found, Exception cause) {
        return DestinationException.of(
                ErrorDetail.of(
                        ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE,
                        destination,
                        reference.property(),
                        "'" + reference.location() + "' " + found),
                cause);
    }
}
