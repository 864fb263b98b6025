package dev.fairlead.tunnel.http;

/**
 * One line of a header section.
 *
 * @param name as written
 * @param value without blanks around it, one character a byte
 */
public record HeaderField(String name, String value) {

    /** Whether it is the header of that name. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /**
     * Whether a lenient server might take it for a header that begins like that: such servers know neither case nor what
     * a character is that is no letter or digit.
     *
     * @param prefix lower case, with dashes
     */
    public boolean resembles(String prefix) {
        if (name.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (normalized(name.charAt(i)) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a lenient server might take it for that very header; see {@link #resembles}. */
    public boolean canPassFor(String whole) {
        return name.length() == whole.length() && resembles(whole);
    }

    /** The name as such a server sees it. */
    public String normalizedName() {
        StringBuilder normalized = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            normalized.append(normalized(name.charAt(i)));
        }
        return normalized.toString();
    }

    private static char normalized(char c) {
        char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        return lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9' ? lower : '-';
    }
}
