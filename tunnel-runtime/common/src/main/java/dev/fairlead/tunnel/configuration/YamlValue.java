package dev.fairlead.tunnel.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of the file with its place. Whoever asks for a type that it does not have gets nothing, and the problem is
 * on the list.
 */
public final class YamlValue {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})(KB|MB|)");

    private final String key;
    private final Node node;
    private final Problems problems;

    YamlValue(String key, Node node, Problems problems) {
        this.key = key;
        this.node = node;
        this.problems = problems;
    }

    /** Its path in the file. */
    public String key() {
        return key;
    }

    /** A single value, as it stands there. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : wrong("is not a single value", "Write one value here");
    }

    /** The text as {@code parser} reads it; what that throws as {@link IllegalArgumentException} is the problem. */
    public <T> Optional<T> parsed(Function<String, T> parser, String hint) {
        return text().flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException invalid) {
                return wrong("\"" + text + "\": " + invalid.getMessage(), hint);
            }
        });
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> bool() {
        return choice(Map.of("true", true, "false", false), "");
    }

    /** A decimal number, both bounds included. */
    public Optional<Integer> number(int min, int max) {
        return text().flatMap(text -> {
            if (text.matches("\\d{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= min && number <= max) {
                    return Optional.of(number);
                }
            }
            return wrong("\"" + text + "\" is not a number from " + min + " to " + max, "Write such a number");
        });
    }

    /** A number with a unit, such as {@code 30s}; both bounds included. */
    public Optional<Duration> duration(Duration min, Duration max) {
        return text().flatMap(text -> {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                return wrong("\"" + text + "\" is not a duration", "Write a number and ms, s, m, h or d, such as 30s");
            }
            Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                return wrong(
                        "\"" + text + "\" is out of range",
                        "Write a duration from " + shown(min) + " to " + shown(max));
            }
            return Optional.of(duration);
        });
    }

    /** A number of bytes, also with the unit {@code KB} or {@code MB}, which are 1024 of the smaller; both bounds included. */
    public Optional<Integer> bytes(int min, int max) {
        return text().flatMap(text -> {
            Matcher matcher = BYTES.matcher(text);
            if (matcher.matches()) {
                long unit = switch (matcher.group(2)) {
                    case "KB" -> 1024;
                    case "MB" -> 1024 * 1024;
                    default -> 1;
                };
                long bytes = Long.parseLong(matcher.group(1)) * unit;
                if (bytes >= min && bytes <= max) {
                    return Optional.of((int) bytes);
                }
            }
            return wrong(
                    "\"" + text + "\" is not a size from " + min + " to " + max + " bytes",
                    "Write a number, or one with KB or MB, such as 16KB");
        });
    }

    /** One of several words, written exactly so. */
    public <T> Optional<T> choice(Map<String, T> choices, String furtherHint) {
        return text().flatMap(text -> {
            Optional<T> chosen = Optional.ofNullable(choices.get(text));
            return chosen.isPresent()
                    ? chosen
                    : wrong(
                            "\"" + text + "\" is not a possible value",
                            "Write one of " + String.join(", ", new TreeMap<>(choices).keySet())
                                    + (furtherHint.isEmpty() ? "" : "; " + furtherHint));
        });
    }

    /** The items of a list; none if it is something else. */
    public List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            wrong("is not a list", "Write a list here");
            return List.of();
        }
        List<YamlValue> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            values.add(new YamlValue(key + "[" + values.size() + "]", item, problems));
        }
        return values;
    }

    /** A group of keys. */
    public Optional<YamlObject> object() {
        return node instanceof MappingNode mapping
                ? Optional.of(new YamlObject(key, line(), mapping, problems))
                : wrong("is not a group of keys", "Write keys with values here");
    }

    /** Reports a problem of this value; returns the nothing that the value then is. */
    public <T> Optional<T> wrong(String problem, String hint) {
        problems.add(line(), key, problem, hint);
        return Optional.empty();
    }

    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String shown(Duration duration) {
        long millis = duration.toMillis();
        if (millis > 0 && millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
