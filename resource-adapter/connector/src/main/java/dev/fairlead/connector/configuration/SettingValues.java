package dev.fairlead.connector.configuration;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads settings: from the adapter's properties, and from the server's configuration where those say nothing. All
 * methods throw an {@link IllegalArgumentException} that names the key where a value cannot be used.
 */
record SettingValues(AdapterProperties properties, Settings settings) {

    Optional<String> text(Setting setting) {
        String property = properties.value(setting);
        return property.isEmpty() ? settings.value(setting.key()).map(String::strip) : Optional.of(property);
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

    /** Entries separated by commas. */
    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
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
