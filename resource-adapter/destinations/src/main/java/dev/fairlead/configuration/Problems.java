package dev.fairlead.configuration;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is wrong with one destination, so that its maintainer is told everything at once. */
final class Problems {

    private final DestinationProperties properties;
    private final List<String> missing = new ArrayList<>();
    private final List<ErrorDetail> others = new ArrayList<>();

    Problems(DestinationProperties properties) {
        this.properties = properties;
    }

    void missing(String property) {
        missing.add(property);
    }

    void invalid(String property, String found, String hint) {
        add(ErrorCode.PROPERTY_INVALID, property, found, hint);
    }

    void add(ErrorCode code, String property, String found, String hint) {
        others.add(ErrorDetail.of(code, properties.name(), property, found).withHint(hint));
    }

    /**
     * Fails if anything was found.
     *
     * @throws dev.fairlead.error.InvalidDestinationException with the code of the first problem and all of them in its
     *     message
     */
    void throwIfAny() {
        List<ErrorDetail> all = new ArrayList<>();
        if (!missing.isEmpty()) {
            all.add(missingDetail());
        }
        all.addAll(others);
        if (all.isEmpty()) {
            return;
        }
        ErrorDetail first = all.get(0);
        if (all.size() > 1) {
            String rest = all.stream()
                    .skip(1)
                    .map(detail -> detail.place() + ": " + detail.found() + ". " + detail.hint())
                    .collect(Collectors.joining("; also "));
            first = first.withHint(first.hint() + "; also " + rest);
        }
        throw DestinationException.of(first);
    }

    private ErrorDetail missingDetail() {
        String near = missing.stream().flatMap(this::misspelt).collect(Collectors.joining(", "));
        String found = (missing.size() == 1 ? "is missing" : "are missing") + (near.isEmpty() ? "" : "; found " + near);
        return ErrorDetail.of(ErrorCode.PROPERTY_MISSING, properties.name(), String.join(", ", missing), found)
                .withHint(missing.size() == 1 ? "Add the property" : "Add the properties");
    }

    private Stream<String> misspelt(String property) {
        return properties.names().stream()
                .filter(name -> name.equalsIgnoreCase(property) && !name.equals(property))
                .map(name -> "'" + name + "' in place of '" + property + "'");
    }
}
