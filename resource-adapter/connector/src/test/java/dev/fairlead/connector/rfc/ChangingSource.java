package dev.fairlead.connector.rfc;

import dev.fairlead.source.DestinationSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One destination that changes.
 *
 * @param name of the destination
 * @param current its properties at the moment
 */
record ChangingSource(String name, Supplier<Map<String, String>> current) implements DestinationSource {

    @Override
    public String description() {
        return "the test";
    }

    @Override
    public Set<String> names() {
        return Set.of(name);
    }

    @Override
    public Optional<Map<String, String>> find(String wanted) {
        return Optional.of(wanted).filter(name::equals).map(known -> current.get());
    }
}
