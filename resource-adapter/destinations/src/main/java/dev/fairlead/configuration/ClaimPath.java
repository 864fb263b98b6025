package dev.fairlead.configuration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a claim is in a token: a name at the root, or a restricted JsonPath (authentication specification, 6.2).
 *
 * <p>A path starts with {@code $}; steps are {@code .name}, {@code ['name']}, {@code ["name"]} and {@code [0]}, and a
 * dot may stand before a bracket. Wildcards, filters, functions, scripts and descent to any depth are refused: whoever
 * maintains a destination chooses a claim, and runs nothing.
 */
public final class ClaimPath {

    private static final int MAXIMUM_LENGTH = 512;

    private final String text;
    private final List<Object> steps;

    private ClaimPath(String text, List<Object> steps) {
        this.text = text;
        this.steps = steps;
    }

    /**
     * Reads a name or a path.
     *
     * @throws IllegalArgumentException with what is wrong, fit for a message
     */
    public static ClaimPath parse(String text) {
        if (text.isBlank() || text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("is blank or longer than " + MAXIMUM_LENGTH + " characters");
        }
        return new ClaimPath(text, text.startsWith("$") ? new Parser(text).steps() : List.of(text));
    }

    /** What is there; empty if nothing is. */
    public Optional<JsonValue> find(JsonObject claims) {
        JsonValue at = claims;
        for (Object step : steps) {
            at = step instanceof Integer index ? element(at, index) : member(at, (String) step);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClaimPath path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static JsonValue member(JsonValue at, String name) {
        return at instanceof JsonObject object ? object.get(name) : null;
    }

    private static JsonValue element(JsonValue at, int index) {
        return at instanceof JsonArray array && index < array.size() ? array.get(index) : null;
    }

    private static final class Parser {
        private final String text;
        private int position = 1;

        Parser(String text) {
            this.text = text;
        }

        List<Object> steps() {
            List<Object> steps = new ArrayList<>();
            while (position < text.length()) {
                steps.add(step());
            }
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("names no claim");
            }
            return List.copyOf(steps);
        }

        private Object step() {
            boolean dot = take('.');
            if (take('[')) {
                Object step = peek() == '\'' || peek() == '"' ? quoted() : index();
                if (!take(']')) {
                    throw unsupported();
                }
                return step;
            }
            if (!dot) {
                throw unsupported();
            }
            return name();
        }

        private String name() {
            int start = position;
            while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
                position++;
            }
            if (position == start) {
                throw unsupported();
            }
            return text.substring(start, position);
        }

        private String quoted() {
            char quote = text.charAt(position++);
            StringBuilder name = new StringBuilder();
            while (peek() != quote) {
                take('\\');
                if (position == text.length()) {
                    throw unsupported();
                }
                name.append(text.charAt(position++));
            }
            position++;
            return name.toString();
        }

        private Integer index() {
            int start = position;
            while (peek() >= '0' && peek() <= '9' && position - start < 4) {
                position++;
            }
            if (position == start) {
                throw unsupported();
            }
            return Integer.valueOf(text.substring(start, position));
        }

        /** NUL at the end, which no path contains. */
        private char peek() {
            return position < text.length() ? text.charAt(position) : 0;
        }

        private boolean take(char expected) {
            boolean there = position < text.length() && text.charAt(position) == expected;
            if (there) {
                position++;
            }
            return there;
        }

        private IllegalArgumentException unsupported() {
            return new IllegalArgumentException("is no supported path from character " + (position + 1)
                    + "; use names, quoted names in brackets and indexes only");
        }
    }
}
