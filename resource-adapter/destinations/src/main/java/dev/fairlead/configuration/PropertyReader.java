package dev.fairlead.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads single properties by their kind and notes what is wrong with them. */
final class PropertyReader {

    private final DestinationProperties properties;
    private final Problems problems;

    PropertyReader(DestinationProperties properties, Problems problems) {
        this.properties = properties;
        this.problems = problems;
    }

    String destination() {
        return properties.name();
    }

    Problems problems() {
        return problems;
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

    boolean flag(String property, boolean otherwise) {
        Optional<String> value = text(property);
        if (value.isEmpty()) {
            return otherwise;
        }
        return switch (value.get().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                problems.invalid(
                        property, "'" + Excerpt.of(value.get()) + "' is neither true nor false", "Use true or false");
                yield otherwise;
            }
        };
    }

    Duration seconds(String property, int maximum, Duration otherwise) {
        Optional<String> value = text(property);
        if (value.isEmpty()) {
            return otherwise;
        }
        int seconds = value.filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        if (seconds < 1 || seconds > maximum) {
            problems.invalid(
                    property,
                    "'" + Excerpt.of(value.get()) + "' is no number of seconds from 1 to " + maximum,
                    "Correct the number");
            return otherwise;
        }
        return Duration.ofSeconds(seconds);
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

    /** The fields of a group of headers; those that the transport or the gateway sets are refused. */
    List<Map.Entry<String, String>> headers(String prefix) {
        List<Map.Entry<String, String>> headers = group(prefix);
        for (Map.Entry<String, String> header : headers) {
            String property = prefix + Excerpt.of(header.getKey());
            if (!HeaderRules.validName(header.getKey())) {
                problems.invalid(property, "is no name of a header field", "Use letters, digits and hyphens");
            } else if (HeaderRules.ofTheConnection(header.getKey()) || HeaderRules.assertsIdentity(header.getKey())) {
                problems.invalid(property, "is a header field that destinations cannot set", "Remove it");
            } else if (!HeaderRules.validValue(header.getValue())) {
                problems.invalid(property, "contains a line break or another forbidden character", "Remove it");
            }
        }
        return headers;
    }

    Optional<String> headerValue(String property) {
        Optional<String> value = text(property);
        if (value.filter(text -> !HeaderRules.validValue(text)).isPresent()) {
            problems.invalid(property, "contains a line break or another forbidden character", "Remove it");
        }
        return value;
    }
}
