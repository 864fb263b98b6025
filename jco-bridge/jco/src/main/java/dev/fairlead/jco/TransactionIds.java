package dev.fairlead.jco;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Ids of transactions: made here, or by programs (RFC specification, B.10). */
final class TransactionIds {
    private static final Pattern ALLOWED = Pattern.compile("[A-Z0-9/_=@-]{1,24}");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;

    private TransactionIds() {}

    /** 24 digits that nobody else has. */
    static String create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    /** Refuses what no system takes. */
    static void check(String tid) throws JCoException {
        if (tid == null || !ALLOWED.matcher(tid).matches()) {
            throw new JCoException(
                    JCoException.JCO_ERROR_ILLEGAL_TID,
                    "A transaction id has 1 to 24 of the characters A-Z 0-9 / _ = @ -");
        }
    }
}
