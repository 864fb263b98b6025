package dev.fairlead.agent.principal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The name of a caller as a back end will see it.
 *
 * @param fields values as they are, not escaped; at least one
 */
public record Subject(Map<SubjectField, String> fields) {

    public Subject {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("A subject has at least one field");
        }
        fields = Collections.unmodifiableMap(new EnumMap<>(fields));
    }

    /** As people write it, common name first, escaped by RFC 4514. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        fields.forEach((field, value) -> parts.add(0, field + "=" + escape(value)));
        return String.join(",", parts);
    }

    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean special = ",+\"\\<>;".indexOf(c) >= 0;
            boolean hashFirst = i == 0 && c == '#';
            boolean spaceAtEdge = c == ' ' && (i == 0 || i == value.length() - 1);
            if (special || hashFirst || spaceAtEdge) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
