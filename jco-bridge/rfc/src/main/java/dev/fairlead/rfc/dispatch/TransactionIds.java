package dev.fairlead.rfc.dispatch;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of transactions, of 24 hexadecimal digits. Safe for any number of threads. */
final class TransactionIds {
    private static final int BYTES = 12;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final SecureRandom random = new SecureRandom();

    /** One that nobody has had. */
    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }
}
