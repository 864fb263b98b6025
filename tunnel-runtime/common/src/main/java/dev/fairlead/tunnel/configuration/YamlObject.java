package dev.fairlead.tunnel.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A group of keys. It remembers which ones were asked for, so that {@link #close} can refuse the others. */
public final class YamlObject {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final String path;
    private final int line;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlObject(String path, int line, MappingNode node, Problems problems) {
        this.path = path;
        this.line = line;
        this.problems = problems;
        for (NodeTuple entry : node.getValue()) {
            add(entry);
        }
    }

    private void add(NodeTuple entry) {
        int at = entry.getKeyNode().getStartMark().map(Mark::getLine).orElse(-1) + 1;
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problems.add(at, path, "a key is not a single word", "Write key: value");
            return;
        }
        if (lines.put(key.getValue(), at) != null) {
            problems.add(at, keyPath(key.getValue()), "the key stands here a second time", "Remove one of the two");
        }
        values.put(key.getValue(), entry.getValueNode());
    }

    /** The value of a key; empty if it is absent or has none. */
    public Optional<YamlValue> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key))
                .filter(node -> !node.getTag().equals(Tag.NULL))
                .map(node -> new YamlValue(keyPath(key), node, problems));
    }

    /** The value of a key that must be there; its absence is a problem. */
    public Optional<YamlValue> required(String key, String hint) {
        Optional<YamlValue> value = value(key);
        if (value.isEmpty()) {
            problems.add(lines.getOrDefault(key, line), keyPath(key), "is missing", hint);
        }
        return value;
    }

    /** The group below a key; empty if absent. */
    public Optional<YamlObject> object(String key) {
        return value(key).flatMap(YamlValue::object);
    }

    /** Whether the key has a value. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /** The duration of a key, from a millisecond to a day; the given one if the key is absent. */
    public Duration duration(String key, Duration byDefault) {
        return value(key).flatMap(value -> value.duration(SHORTEST, LONGEST)).orElse(byDefault);
    }

    /** The constant that a key names; empty if the key is absent. */
    public <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type, String hint) {
        Map<String, E> choices =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, Function.identity()));
        return value(key).flatMap(value -> value.choice(choices, hint));
    }

    /** Keys in the order of the file, asked for or not. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Reports a problem of the group as a whole. */
    public void wrong(String problem, String hint) {
        problems.add(line, path, problem, hint);
    }

    /** To be called when all keys were asked for: every other one is a problem. */
    public void close() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problems.add(
                        lines.get(key),
                        keyPath(key),
                        "there is no such key",
                        "Known here: " + String.join(", ", known));
            }
        }
    }

    private String keyPath(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
