package dev.fairlead.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads single properties by their kind and notes what is wrong with them. */
final class PropertyReader {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");

    private final DestinationProperties properties;
    private final Problems problems;
    private final Warnings warnings;

    PropertyReader(DestinationProperties properties, Problems problems, Warnings warnings) {
        this.properties = properties;
        this.problems = problems;
        this.warnings = warnings;
    }

    String destination() {
        return properties.name();
    }

    Problems problems() {
        return problems;
    }

    Set<String> names() {
        return properties.names();
    }

    Optional<String> text(String property) {
        return properties.text(property);
    }

    Optional<Secret> secret(String property) {
        return properties.secret(property);
    }

    List<Map.Entry<String, String>> group(String prefix) {
        return properties.group(prefix);
    }

    Optional<String> mandatory(String property) {
        Optional<String> value = text(property);
        if (value.isEmpty()) {
            problems.missing(property);
        }
        return value;
    }

    Optional<Secret> mandatorySecret(String property) {
        Optional<Secret> value = secret(property);
        if (value.isEmpty()) {
            problems.missing(property);
        }
        return value;
    }

    /** Whether the property is there at all, even with an empty value. */
    boolean present(String property) {
        return properties.names().contains(property);
    }

    /** Tells the maintainer of something that is not an error; {@code remark} ends the sentence. */
    void warn(String property, String remark) {
        warnings.tell(destination(), property, remark);
    }

    /** Tells that properties have no effect where they are. */
    void warnUnused(String reason, String... names) {
        for (String property : names) {
            if (text(property).isPresent()) {
                warn(property, "has no effect: " + reason);
            }
        }
    }

    /** One of several words; {@code otherwise} stands where there is none. */
    <T> T choice(String property, T otherwise, Map<String, T> words) {
        return choice(property, words).orElse(otherwise);
    }

    /** One of several words, or nothing. */
    <T> Optional<T> choice(String property, Map<String, T> words) {
        Optional<String> value = text(property);
        if (value.isPresent() && !words.containsKey(value.get())) {
            String known = words.keySet().stream().sorted().collect(Collectors.joining(", "));
            problems.invalid(property, "'" + Excerpt.of(value.get()) + "' is not known here", "Use one of " + known);
        }
        return value.map(words::get);
    }

    /** Text of a form; {@code kind} ends the sentence "is not …". */
    Optional<String> matching(String property, Pattern form, String kind) {
        Optional<String> value = text(property);
        if (value.filter(text -> !form.matcher(text).matches()).isPresent()) {
            problems.invalid(property, "'" + Excerpt.of(value.get()) + "' is not " + kind, "Correct it");
        }
        return value;
    }

    /** Text that goes into a message to somebody else, so without control characters. */
    Optional<String> printable(String property) {
        return printable(property, text(property));
    }

    Optional<String> mandatoryPrintable(String property) {
        return printable(property, mandatory(property));
    }

    private Optional<String> printable(String property, Optional<String> value) {
        if (value.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
            problems.invalid(property, "contains a control character", "Remove it");
        }
        return value;
    }

    /** A URL of a server that must prove who it is. */
    Optional<HttpUrl> secureUrl(String property) {
        Optional<HttpUrl> url = text(property).flatMap(value -> parsed(property, value));
        if (url.filter(parsed -> !parsed.secure()).isPresent()) {
            problems.invalid(property, "starts with http://, where anybody could answer", "Use https://");
        }
        return url;
    }

    boolean flag(String property, boolean otherwise) {
        return flag(property).orElse(otherwise);
    }

    /** {@code true} or {@code false} in any case. */
    Optional<Boolean> flag(String property) {
        Optional<String> value = text(property);
        if (value.filter(text -> !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false"))
                .isPresent()) {
            problems.invalid(
                    property, "'" + Excerpt.of(value.get()) + "' is neither true nor false", "Use true or false");
            return Optional.empty();
        }
        return value.map(Boolean::parseBoolean);
    }

    /** {@code 1} or {@code 0}, the way of RFC destinations. */
    boolean bit(String property, boolean otherwise) {
        return choice(property, otherwise, Map.of("1", true, "0", false));
    }

    int number(String property, int minimum, int maximum, int otherwise) {
        return number(property, minimum, maximum).orElse(otherwise);
    }

    /** A whole number, or nothing. */
    OptionalInt number(String property, int minimum, int maximum) {
        Optional<String> value = text(property);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt number = value.filter(digits -> NUMBER.matcher(digits).matches()).stream()
                .mapToLong(Long::parseLong)
                .filter(found -> found >= minimum && found <= maximum)
                .mapToInt(found -> (int) found)
                .findFirst();
        if (number.isEmpty()) {
            problems.invalid(
                    property,
                    "'" + Excerpt.of(value.get()) + "' is no whole number from " + minimum + " to " + maximum,
                    "Correct the number");
        }
        return number;
    }

    Duration seconds(String property, int maximum, Duration otherwise) {
        OptionalInt seconds = number(property, 1, maximum);
        return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : otherwise;
    }

    Optional<HttpUrl> url(String property) {
        return mandatory(property).flatMap(value -> parsed(property, value));
    }

    Optional<HttpUrl> parsed(String property, String value) {
        try {
            return Optional.of(HttpUrl.parse(value));
        } catch (IllegalArgumentException e) {
            problems.invalid(
                    property, "'" + Excerpt.of(value) + "' " + e.getMessage(), "Write it like https://host:port/path");
            return Optional.empty();
        }
    }
}
