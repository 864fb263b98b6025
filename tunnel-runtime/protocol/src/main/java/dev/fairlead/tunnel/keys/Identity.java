package dev.fairlead.tunnel.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A private key and the certificates that vouch for it. The key never prints.
 *
 * @param key the private key
 * @param chain its own certificate first, then the issuers; never empty
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    /** @throws IllegalArgumentException if the chain is empty */
    public Identity {
        Objects.requireNonNull(key, "key");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity needs a certificate");
        }
    }

    /** The certificate of the key itself. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + ", ***]";
    }
}
