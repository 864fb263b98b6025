package dev.fairlead.configuration;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The flat properties of one destination, as a source knows them. Names are case-sensitive; a blank value is the same
 * as none (authentication specification, 3.1).
 */
public final class DestinationProperties {

    private final String name;
    private final SortedMap<String, String> values;

    private DestinationProperties(String name, SortedMap<String, String> values) {
        this.name = name;
        this.values = values;
    }

    /** Takes a copy of {@code values}. */
    public static DestinationProperties of(String name, Map<String, String> values) {
        return new DestinationProperties(
                Objects.requireNonNull(name, "name"), Collections.unmodifiableSortedMap(new TreeMap<>(values)));
    }

    /** Name of the destination, as it was asked for. */
    public String name() {
        return name;
    }

    /** The value of a property without white space around it; empty if it is missing or blank. */
    public Optional<String> text(String property) {
        return raw(property).map(String::strip);
    }

    /** The value of a property exactly as it stands; empty if it is missing or blank. */
    public Optional<String> raw(String property) {
        return Optional.ofNullable(values.get(property)).filter(value -> !value.isBlank());
    }

    /** The value of a property that is a secret; empty if it is missing or blank. */
    public Optional<Secret> secret(String property) {
        return raw(property).map(Secret::of);
    }

    /** The members of a group such as {@code URL.headers.}, by the rest of their names, in alphabetical order. */
    public List<Map.Entry<String, String>> group(String prefix) {
        return values.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .filter(entry -> entry.getKey().length() > prefix.length())
                .map(entry -> Map.entry(entry.getKey().substring(prefix.length()), entry.getValue()))
                .toList();
    }

    /** Names of all properties, in alphabetical order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** All properties, in alphabetical order; secrets included. */
    public SortedMap<String, String> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DestinationProperties that && name.equals(that.name) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, values);
    }

    /** Name and properties, secrets masked. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + (SensitiveProperties.contains(entry.getKey()) ? "***" : Excerpt.of(entry.getValue())))
                .collect(Collectors.joining(", ", name + "{", "}"));
    }
}
