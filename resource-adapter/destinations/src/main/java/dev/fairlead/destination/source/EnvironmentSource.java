package dev.fairlead.destination.source;

import dev.fairlead.configuration.Excerpt;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationSource;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The environment variable {@code destinations} of local development: a JSON array whose elements are written like
 * exported destinations, or in the camel case of SAP's JavaScript SDK (destination specification, appendix C); elements
 * with {@code FragmentName} are fragments. The first of equal names counts; an element without a name is skipped with a
 * warning, and one that cannot be read fails the look-ups of its own name alone.
 */
public final class EnvironmentSource implements DestinationSource {

    /** Name of the variable. */
    public static final String VARIABLE = "destinations";

    private static final Logger LOG = System.getLogger(EnvironmentSource.class.getName());

    private final Supplier<Optional<String>> variable;
    private Parsed parsed = new Parsed("", Entries.NONE, Map.of(), Optional.empty());

    /** A source over the variable's value, which is asked for at every look-up and parsed when it changes. */
    public EnvironmentSource(Supplier<Optional<String>> variable) {
        this.variable = variable;
    }

    /** A source over this process's environment. */
    public static EnvironmentSource ofProcess() {
        return new EnvironmentSource(() -> Optional.ofNullable(System.getenv(VARIABLE)));
    }

    @Override
    public String description() {
        return "environment variable " + VARIABLE;
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the variable is no JSON array of destinations
     */
    @Override
    public Set<String> names() {
        return parsed("").entries().destinations().keySet();
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the variable is no JSON, or the element of that name is
     *     no destination
     */
    @Override
    public Optional<Map<String, String>> find(String name) {
        return find(name, Entries::destinations);
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the variable is no JSON, or the element of that name is
     *     no fragment
     */
    @Override
    public Optional<Map<String, String>> findFragment(String name) {
        return find(name, Entries::fragments);
    }

    private Optional<Map<String, String>> find(String name, Function<Entries, Map<String, Map<String, String>>> kind) {
        Parsed now = parsed(name);
        Optional<Map<String, String>> found =
                Optional.ofNullable(kind.apply(now.entries()).get(name));
        if (found.isEmpty() && now.broken().containsKey(name)) {
            throw unreadable(name, now.broken().get(name));
        }
        return found;
    }

    private synchronized Parsed parsed(String name) {
        String text = variable.get().orElse("");
        if (!text.equals(parsed.text())) {
            parsed = parse(text);
        }
        if (parsed.problem().isPresent()) {
            throw unreadable(name, parsed.problem().get());
        }
        return parsed;
    }

    private DestinationException unreadable(String name, String problem) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.SOURCE_UNREADABLE, name, description(), problem));
    }

    private static Parsed parse(String text) {
        if (text.isBlank()) {
            return new Parsed(text, Entries.NONE, Map.of(), Optional.empty());
        }
        try {
            return byName(text, JsonDestinations.elements(text));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "Environment variable {0} {1}", VARIABLE, e.getMessage());
            return new Parsed(text, Entries.NONE, Map.of(), Optional.of(e.getMessage()));
        }
    }

    private static Parsed byName(String text, List<JsonValue> elements) {
        Map<String, Map<String, String>> destinations = new LinkedHashMap<>();
        Map<String, Map<String, String>> fragments = new LinkedHashMap<>();
        Map<String, String> broken = new LinkedHashMap<>();
        for (JsonValue element : elements) {
            try {
                Map<String, String> properties = CamelCaseDialect.translate(element);
                boolean fragment = Entries.isFragment(properties);
                String name = fragment
                        ? Entries.fragmentName(properties)
                        : properties.getOrDefault("Name", "").strip();
                if (name.isEmpty()) {
                    LOG.log(Level.WARNING, "Environment variable {0} holds a destination without a name", VARIABLE);
                } else if (fragment) {
                    fragments.putIfAbsent(name, Entries.withoutName(properties));
                } else if (!broken.containsKey(name)) {
                    destinations.putIfAbsent(name, properties);
                }
            } catch (IllegalArgumentException e) {
                String name = nameOf(element);
                LOG.log(
                        Level.ERROR,
                        "Environment variable {0}: the element ''{1}'' {2}",
                        VARIABLE,
                        Excerpt.of(name),
                        e.getMessage());
                broken.putIfAbsent(name, "its element " + e.getMessage());
            }
        }
        return new Parsed(text, new Entries(destinations, fragments), broken, Optional.empty());
    }

    private static String nameOf(JsonValue element) {
        if (element instanceof JsonObject object) {
            for (String member : List.of("Name", "name", "FragmentName")) {
                if (object.get(member) instanceof JsonString name) {
                    return name.getString().strip();
                }
            }
        }
        return "";
    }

    /**
     * @param broken what is wrong with elements that cannot be read, by their names
     * @param problem what is wrong with the whole
     */
    private record Parsed(String text, Entries entries, Map<String, String> broken, Optional<String> problem) {}
}
