package dev.fairlead.tunnel.websocket;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Keys that nobody can foresee (RFC 6455, 10.3), drawn many at a time. For one connection. */
final class MaskKeys {
    private static final int KEYS_AT_A_TIME = 256;

    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer drawn =
            ByteBuffer.allocate(KEYS_AT_A_TIME * Integer.BYTES).limit(0);

    int next() {
        if (!drawn.hasRemaining()) {
            random.nextBytes(drawn.array());
            drawn.clear();
        }
        return drawn.getInt();
    }
}
