package dev.fairlead.saml;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Objects;

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

    /** Names only. */
    @Override
    public String toString() {
        return "SamlTrust[" + entityId + ", " + keyName + "]";
    }
}
