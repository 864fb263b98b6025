package dev.fairlead.agent.http;

import java.util.Locale;

/**
 * One line of a header section.
 *
 * @param name as written
 * @param value without blanks around it, one character a byte
 */
record HeaderField(String name, String value) {

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The name in lower case with every character that is no letter or digit as a dash: how lenient servers see it. */
    String normalizedName() {
        StringBuilder normalized = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .chars()
                .forEach(c -> normalized.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? (char) c : '-'));
        return normalized.toString();
    }
}
