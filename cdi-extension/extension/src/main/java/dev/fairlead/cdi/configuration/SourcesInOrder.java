package dev.fairlead.cdi.configuration;

import dev.fairlead.source.DestinationSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Several sources as one; the first that knows a name counts. */
public record SourcesInOrder(List<DestinationSource> sources) implements DestinationSource {

    public SourcesInOrder {
        sources = List.copyOf(sources);
    }

    @Override
    public String description() {
        return sources.stream().map(DestinationSource::description).collect(Collectors.joining("; "));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        sources.forEach(source -> names.addAll(source.names()));
        return names;
    }

    @Override
    public Optional<Map<String, String>> find(String name) {
        return sources.stream()
                .map(source -> source.find(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public Optional<Map<String, String>> findFragment(String name) {
        return sources.stream()
                .map(source -> source.findFragment(name))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
