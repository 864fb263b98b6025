package dev.fairlead.rfc.soap;

/**
 * Which characters XML 1.0 can carry (XML 1.0, 2.2): not the control characters but tab, line feed and carriage return,
 * not U+FFFE and U+FFFF, and no half of a surrogate pair.
 */
final class XmlCharacters {

    private XmlCharacters() {}

    /** The place of the first character that cannot be carried; -1 if there is none. */
    static int firstIllegal(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < Character.MIN_SURROGATE) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (!isLegal(c)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a character that is no half of a pair can be carried. */
    static boolean isLegal(int c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }
}
