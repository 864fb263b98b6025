package dev.fairlead.destination.source;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The environment variable {@code destinations} of local development: a JSON array whose elements are written like
 * exported destinations, or in the camel case of SAP's JavaScript SDK (destination specification, appendix C). The first
 * of equal names counts; an element without a name is skipped with a warning.
 */
public final class EnvironmentSource implements DestinationSource {

    /** Name of the variable. */
    public static final String VARIABLE = "destinations";

    private static final Logger LOG = System.getLogger(EnvironmentSource.class.getName());

    private final Supplier<Optional<String>> variable;
    private Parsed parsed = new Parsed("", Map.of(), Optional.empty());

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
        return destinations("").keySet();
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the variable is no JSON array of destinations
     */
    @Override
    public Optional<Map<String, String>> find(String name) {
        return Optional.ofNullable(destinations(name).get(name));
    }

    private synchronized Map<String, Map<String, String>> destinations(String name) {
        String text = variable.get().orElse("");
        if (!text.equals(parsed.text())) {
            parsed = parse(text);
        }
        if (parsed.problem().isPresent()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.SOURCE_UNREADABLE,
                    name,
                    description(),
                    parsed.problem().get()));
        }
        return parsed.destinations();
    }

    private static Parsed parse(String text) {
        if (text.isBlank()) {
            return new Parsed(text, Map.of(), Optional.empty());
        }
        try {
            return new Parsed(text, byName(JsonDestinations.parse(text)), Optional.empty());
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "Environment variable {0} {1}", VARIABLE, e.getMessage());
            return new Parsed(text, Map.of(), Optional.of(e.getMessage()));
        }
    }

    private static Map<String, Map<String, String>> byName(List<Map<String, String>> elements) {
        Map<String, Map<String, String>> byName = new LinkedHashMap<>();
        for (Map<String, String> element : elements) {
            Map<String, String> properties = CamelCaseDialect.translate(element);
            String name = properties.getOrDefault("Name", "").strip();
            if (name.isEmpty()) {
                LOG.log(Level.WARNING, "Environment variable {0} holds a destination without a name", VARIABLE);
            } else {
                byName.putIfAbsent(name, properties);
            }
        }
        return byName;
    }

    private record Parsed(String text, Map<String, Map<String, String>> destinations, Optional<String> problem) {}
}
