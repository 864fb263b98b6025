package dev.fairlead.binding.credentials;

import dev.fairlead.configuration.Secret;
import java.util.Objects;

/**
 * Certificate and private key of a client, both in PEM.
 *
 * @param certificates the client's certificate, then those that lead to its issuer
 * @param privateKey the key, without a password
 */
public record PemKey(String certificates, Secret privateKey) {
    public PemKey {
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(privateKey, "privateKey");
    }

    /** Key and certificates in one PEM text: secret. */
    public Secret pem() {
        return Secret.of(privateKey.reveal().strip() + "\n" + certificates.strip() + "\n");
    }

    @Override
    public String toString() {
        return "PemKey[***]";
    }
}
