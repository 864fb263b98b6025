package dev.fairlead.saml;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;

/**
 * The key that signs an assertion.
 *
 * @param name {@code KeyName}
 * @param privateKey RSA, 2048 bits at least
 * @param certificate of its public half
 */
record SigningKey(String name, PrivateKey privateKey, X509Certificate certificate) {

    static final int MINIMUM_BITS = 2048;

    /** Whether a key is of the one kind that assertions are signed with (authentication specification, 6.5). */
    static boolean strong(PrivateKey key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= MINIMUM_BITS;
    }

    /** The name only. */
    @Override
    public String toString() {
        return "SigningKey[" + name + "]";
    }
}
