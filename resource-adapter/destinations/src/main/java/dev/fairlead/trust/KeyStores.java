package dev.fairlead.trust;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes private keys from the key stores that destinations name: JKS, PKCS#12 and PEM, recognised by their content
 * (authentication specification, 3.4 and 5.3).
 */
public final class KeyStores {

    private KeyStores() {}

    /**
     * The key to sign with. Its certificate may have ended: what that means is for the receiver to judge.
     *
     * @param destination name of the destination, for messages
     * @param alias which key of several; empty for the only one. Keys of PEM files are numbered from 1
     * @throws dev.fairlead.error.InvalidDestinationException {@code FL-AUTH-040} if the store is missing or unreadable,
     *     its password is another, or it does not hold exactly one such key
     */
    public static CertifiedKey signingKey(
            String destination, KeyStoreReference reference, Optional<String> alias, Certificates certificates) {
        try {
            byte[] content =
                    certificates.content(reference.location()).orElseThrow(() -> new StoreException("does not exist"));
            Store store = new StoreReader(reference.password(), passwordProperty(reference)).read(content);
            return choose(store.keys(), alias).open();
        } catch (UncheckedIOException e) {
            throw unusable(destination, reference, "cannot be read", e);
        } catch (StoreException e) {
            throw unusable(destination, reference, e.getMessage(), e);
        }
    }

    private static Store.Entry choose(List<Store.Entry> keys, Optional<String> alias) throws StoreException {
        if (keys.isEmpty()) {
            throw new StoreException("holds no private key");
        }
        List<Store.Entry> chosen = keys.stream()
                .filter(key -> alias.isEmpty() || alias.get().equalsIgnoreCase(key.alias()))
                .toList();
        if (chosen.isEmpty()) {
            throw new StoreException("holds no private key '" + alias.get() + "'");
        }
        if (chosen.size() > 1) {
            throw new StoreException("is ambiguous: it holds " + chosen.size() + " private keys");
        }
        return chosen.get(0);
    }

    /** The property beside the one that names the store. */
    private static String passwordProperty(KeyStoreReference reference) {
        return reference.property().replace("Location", "Password");
    }

    static DestinationException unusable(
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
