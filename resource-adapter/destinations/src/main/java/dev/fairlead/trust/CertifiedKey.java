package dev.fairlead.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A private key with the certificates that vouch for it.
 *
 * @param key the private key
 * @param chain the key's own certificate first, each followed by that of its issuer, without the root; empty if the
 *     store holds the bare key
 */
public record CertifiedKey(PrivateKey key, List<X509Certificate> chain) {

    public CertifiedKey {
        Objects.requireNonNull(key, "key");
        chain = List.copyOf(chain);
    }

    /** The key's own certificate; empty if the store holds none for it. */
    public Optional<X509Certificate> certificate() {
        return chain.stream().findFirst();
    }

    /** Whose key it is; never the key. */
    @Override
    public String toString() {
        return "CertifiedKey["
                + certificate()
                        .map(own -> own.getSubjectX500Principal().getName())
                        .orElse("no certificate") + "]";
    }
}
