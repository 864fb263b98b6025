package dev.fairlead.rfc.soap;

/**
 * The short texts of one message: columns of tables repeat a few values over and over, and each is made once. What falls
 * on the same place as another takes its place. A message with few texts gets along with few places.
 */
final class StringCache {

    private static final int FEW = 64;
    private static final int MANY = 1024;
    private static final int LONGEST = 12;

    private String[] texts = new String[FEW];
    private int made;

    String text(char[] characters, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(characters, start, length);
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + characters[i];
        }
        int place = (hash ^ hash >>> 10) & texts.length - 1;
        String known = texts[place];
        if (known == null || !equals(known, characters, start, length)) {
            known = new String(characters, start, length);
            texts[place] = known;
            made++;
            if (made == FEW) {
                texts = new String[MANY];
            }
        }
        return known;
    }

    private static boolean equals(String known, char[] characters, int start, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != characters[start + i]) {
                return false;
            }
        }
        return true;
    }
}
