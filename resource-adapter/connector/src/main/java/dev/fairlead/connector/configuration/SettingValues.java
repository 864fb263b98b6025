package dev.fairlead.connector.configuration;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads settings: from the adapter's properties, and from the server's configuration where those say nothing. All
 * methods throw an {@link IllegalArgumentException} that names the key where a value cannot be used.
 */
record SettingValues(AdapterProperties properties, Settings settings) {

    Optional<String> text(Setting setting) {
        String property = properties.value(setting);
        return property.isEmpty() ? settings.value(setting.key()).map(String::strip) : Optional.of(property);
    }

    /** A key that is no setting of its own, but belongs to one entry of a list. */
    Optional<String> text(String key) {
        return settings.value(key).map(String::strip);
    }

    Optional<Path> path(Setting setting) {
        return text(setting).map(Path::of);
    }

    /** The key store that one setting names, with the password that another holds; empty if none is named. */
    Optional<KeyStoreReference> keyStore(Setting location, Setting password) {
        return text(location)
                .map(found -> new KeyStoreReference(
                        location.key(), found, text(password).map(Secret::of).orElse(Secret.EMPTY)));
    }

    /** {@code true} or {@code false} in any case; false if not set. */
    boolean flag(Setting setting) {
        String value = text(setting).orElse("false");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unusable(setting, value, "use true or false");
        };
    }

    /** One of a few words. */
    String word(Setting setting, List<String> words) {
        String value = text(setting).orElse(words.get(0));
        if (!words.contains(value)) {
            throw unusable(setting, value, "use " + String.join(" or ", words));
        }
        return value;
    }

    /** What one of a few words means. */
    <T> Optional<T> choice(Setting setting, Map<String, T> words) {
        return text(setting).map(value -> {
            if (!words.containsKey(value)) {
                throw unusable(setting, value, "use " + String.join(" or ", new TreeSet<>(words.keySet())));
            }
            return words.get(value);
        });
    }

    /** Entries separated by commas. */
    List<String> list(Setting setting) {
        return text(setting).map(SettingValues::entries).orElse(List.of());
    }

    /** Entries separated by commas. */
    static List<String> entries(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** Host and port. */
    Optional<Endpoint> endpoint(Setting setting) {
        return text(setting).map(value -> endpoint(setting.key(), value));
    }

    /** Host and port, as they stand at a key. */
    static Endpoint endpoint(String key, String value) {
        try {
            return Endpoint.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " is '" + value + "': write host:port", e);
        }
    }

    /** Whole seconds, or a duration as of ISO 8601, for example {@code PT30S}; more than nothing. */
    Optional<Duration> duration(Setting setting) {
        return text(setting).map(value -> {
            try {
                Duration duration =
                        value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
                if (duration.toMillis() > 0) {
                    return duration;
                }
            } catch (DateTimeParseException | ArithmeticException e) {
                // told below, together with durations of nothing and less
            }
            throw unusable(setting, value, "use seconds, or a duration like PT30S, of more than nothing");
        });
    }

    /** A number in a range. */
    Optional<Integer> number(Setting setting, int least, int greatest, String advice) {
        return text(setting).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= greatest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, together with numbers out of range
            }
            throw unusable(setting, value, advice);
        });
    }

    private static IllegalArgumentException unusable(Setting setting, String value, String advice) {
        return new IllegalArgumentException(setting.key() + " is '" + value + "': " + advice);
    }
}
