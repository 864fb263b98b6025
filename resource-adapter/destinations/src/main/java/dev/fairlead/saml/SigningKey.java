package dev.fairlead.saml;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * The key that signs an assertion.
 *
 * @param name {@code KeyName}
 * @param privateKey RSA, 2048 bits at least
 * @param certificate of its public half
 */
record SigningKey(String name, PrivateKey privateKey, X509Certificate certificate) {
    /** The name only. */
    @Override
    public String toString() {
        return "SigningKey[" + name + "]";
    }
}
