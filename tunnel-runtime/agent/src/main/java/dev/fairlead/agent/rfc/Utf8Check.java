package dev.fairlead.agent.rfc;

/**
 * Whether bytes are UTF-8 as RFC 3629 has it, of characters that XML 1.0 has; overlong forms, which lenient readers take
 * for markup, are not.
 */
final class Utf8Check {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xBF;

    private int following;
    private int low = LOWEST;
    private int high = HIGHEST;

    /**
     * Takes the next byte.
     *
     * @param b 0 to 255
     * @return whether it may stand there
     */
    boolean accepts(int b) {
        if (following > 0) {
            boolean right = b >= low && b <= high;
            following--;
            low = LOWEST;
            high = HIGHEST;
            return right;
        }
        return b < FIRST_BEYOND_ASCII ? b >= FIRST_PRINTABLE || b == '\t' || b == '\n' || b == '\r' : begins(b);
    }

    /** Whether no character is incomplete. */
    boolean betweenCharacters() {
        return following == 0;
    }

    /*
     * first byte  second byte  further ones
     * C2 to DF    80 to BF     none
     * E0          A0 to BF     1             overlong below
     * ED          80 to 9F     1             halves of pairs above
     * E1 to EF    80 to BF     1
     * F0          90 to BF     2             overlong below
     * F1 to F3    80 to BF     2
     * F4          80 to 8F     2             nothing above
     */
    private boolean begins(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            return expect(1, LOWEST, HIGHEST);
        }
        if (b >= 0xE0 && b <= 0xEF) {
            return expect(2, b == 0xE0 ? 0xA0 : LOWEST, b == 0xED ? 0x9F : HIGHEST);
        }
        return b >= 0xF0 && b <= 0xF4 && expect(3, b == 0xF0 ? 0x90 : LOWEST, b == 0xF4 ? 0x8F : HIGHEST);
    }

    private boolean expect(int bytes, int lowest, int highest) {
        following = bytes;
        low = lowest;
        high = highest;
        return true;
    }
}
