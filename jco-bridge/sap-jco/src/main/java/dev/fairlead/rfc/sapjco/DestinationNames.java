package dev.fairlead.rfc.sapjco;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names under which SAP JCo knows destinations: {@code fairlead:<tenant>:<level>:<name>:<hash>}. Different properties make
 * different names, so that nothing is shared between tenants or users (RFC specification, B.14, 5). The hash needs a key
 * that this process alone has: a name appears in logs, and must not let anybody try passwords.
 */
final class DestinationNames {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 16;

    private final SecretKeySpec key;

    DestinationNames() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    String of(SapJcoDestination destination) {
        return String.join(
                ":",
                "fairlead",
                part(destination.tenant()),
                part(destination.level()),
                part(destination.name()),
                hash(destination));
    }

    /** Without the character that parts are separated by. */
    private static String part(String text) {
        return text.replace("%", "%25").replace(":", "%3A");
    }

    private String hash(SapJcoDestination destination) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            new TreeMap<>(destination.properties()).forEach((name, value) -> {
                update(mac, name);
                update(mac, value);
            });
            return HexFormat.of().formatHex(mac.doFinal(), 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The length in front of it, so that no two lists of texts are the same bytes. */
    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
    }
}
