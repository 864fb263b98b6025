package dev.fairlead.benchmarks.tunnel.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * A line that processes of the battery say to each other: a word, and values with names, {@code result seconds=3.0}.
 * Values have no spaces.
 *
 * @param verb what is asked or told
 * @param values in the order in which they stand
 */
public record Words(String verb, Map<String, String> values) {

    public Words {
        values = new LinkedHashMap<>(values);
    }

    /** Without values. */
    public static Words of(String verb) {
        return new Words(verb, Map.of());
    }

    /** Reads a line. */
    public static Words parse(String line) {
        String[] parts = line.trim().split(" +");
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("expected name=value, found '" + parts[i] + "'");
            }
            values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new Words(parts[0], values);
    }

    /** The same with one more value. */
    public Words with(String name, Object value) {
        Words more = new Words(verb, values);
        more.values.put(name, value.toString());
        return more;
    }

    /** @throws NoSuchElementException if there is none */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new NoSuchElementException(name + " is missing in: " + this);
        }
        return value;
    }

    /** @throws NoSuchElementException if there is none */
    public long number(String name) {
        return Long.parseLong(text(name));
    }

    /** @throws NoSuchElementException if there is none */
    public int integer(String name) {
        return Math.toIntExact(number(name));
    }

    /** @throws NoSuchElementException if there is none */
    public double real(String name) {
        return Double.parseDouble(text(name));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return verb
                + values.entrySet().stream()
                        .map(value -> " " + value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining());
    }
}
