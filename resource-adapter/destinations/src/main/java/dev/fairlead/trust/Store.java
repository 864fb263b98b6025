package dev.fairlead.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a store holds, whatever its format.
 *
 * @param keys its private keys, not opened yet
 * @param certificates certificates that stand for themselves: trusted entries of a key store, all of a PEM file
 */
record Store(List<Entry> keys, List<X509Certificate> certificates) {

    Store {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
    }

    /** A private key that is decrypted when it is wanted: whoever takes the certificates needs no password for it. */
    interface Entry {
        /** Its name in a key store; its position in a PEM file, counted from 1. */
        String alias();

        /** Decrypts it and finds its certificates. */
        CertifiedKey open() throws StoreException;
    }
}
