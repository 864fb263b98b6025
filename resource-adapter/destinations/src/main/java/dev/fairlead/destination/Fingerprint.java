package dev.fairlead.destination;

import dev.fairlead.configuration.DestinationProperties;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells versions of properties apart. A digest with a key of this engine alone: nobody can find out a secret by trying
 * which value gives the version.
 */
final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHOWN_BYTES = 16;

    private final SecretKeySpec key;

    Fingerprint() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /**
     * The version of a destination together with the stores that it names.
     *
     * @param stamps of the stores, in a fixed order
     */
    String of(DestinationProperties properties, List<String> stamps) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            properties.values().forEach((name, value) -> {
                update(mac, name);
                update(mac, value);
            });
            stamps.forEach(stamp -> update(mac, stamp));
            return HexFormat.of().formatHex(mac.doFinal(), 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM, e);
        }
    }

    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
    }
}
