package dev.fairlead.agent.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;

/** Makes key pairs. */
final class KeyPairs {
    private static final int RSA_BITS = 2048;

    private KeyPairs() {}

    static KeyPair ellipticCurve() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static KeyPair forUsers(UserKeys kind, PublicKey authority) throws GeneralSecurityException {
        boolean likeEllipticCurve =
                kind == UserKeys.AS_AUTHORITY && authority.getAlgorithm().equals("EC");
        if (kind == UserKeys.EC || likeEllipticCurve) {
            return ellipticCurve();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        return generator.generateKeyPair();
    }
}
