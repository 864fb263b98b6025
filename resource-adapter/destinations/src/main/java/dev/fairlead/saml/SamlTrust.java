package dev.fairlead.saml;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.CertifiedKey;
import dev.fairlead.trust.KeyStores;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Objects;
import java.util.Optional;

/**
 * As whom an installation signs assertions: what targets are told to trust (authentication specification, 6.6).
 *
 * @param entityId the default {@code Issuer} of assertions
 * @param keyName the signing key's name as targets know it
 * @param privateKey an RSA key of 2048 bits at least
 * @param certificate the certificate of its public half
 */
public record SamlTrust(String entityId, String keyName, PrivateKey privateKey, X509Certificate certificate) {

    /**
     * @throws IllegalArgumentException if the key cannot sign assertions or the certificate is of another key
     */
    public SamlTrust {
        if (entityId.isBlank() || keyName.isBlank()) {
            throw new IllegalArgumentException("SAML trust has an entity id and a key name");
        }
        Objects.requireNonNull(privateKey, "privateKey");
        Objects.requireNonNull(certificate, "certificate");
        if (!SigningKey.strong(privateKey)) {
            throw new IllegalArgumentException(
                    "Assertions are signed with RSA keys of " + SigningKey.MINIMUM_BITS + " bits or more");
        }
        boolean fits = certificate.getPublicKey() instanceof RSAKey rsa
                && rsa.getModulus().equals(((RSAKey) privateKey).getModulus());
        if (!fits) {
            throw new IllegalArgumentException("The certificate is of another key");
        }
    }

    /**
     * The trust whose key is in a key store: PKCS#12, JKS or PEM, with one private key.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if the store cannot be used, or its key cannot sign
     *     assertions
     */
    public static SamlTrust of(String entityId, String keyName, KeyStoreReference store, Certificates certificates) {
        CertifiedKey key = KeyStores.signingKey("", store, Optional.empty(), certificates);
        try {
            X509Certificate own = key.certificate()
                    .orElseThrow(() -> new IllegalArgumentException("It holds no certificate of its private key"));
            return new SamlTrust(entityId, keyName, key.key(), own);
        } catch (IllegalArgumentException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE,
                            "",
                            store.property(),
                            "'" + store.location() + "' is no key for SAML assertions: " + e.getMessage()),
                    e);
        }
    }

    /** Names only. */
    @Override
    public String toString() {
        return "SamlTrust[" + entityId + ", " + keyName + "]";
    }
}
