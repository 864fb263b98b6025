package dev.fairlead.tunnel.http;

import java.util.Locale;

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

    /** The name in lower case with every character that is no letter or digit as a dash: how lenient servers see it. */
    public String normalizedName() {
        StringBuilder normalized = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .chars()
                .forEach(c -> normalized.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? (char) c : '-'));
        return normalized.toString();
    }
}
