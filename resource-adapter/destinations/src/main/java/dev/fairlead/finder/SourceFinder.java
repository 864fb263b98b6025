package dev.fairlead.finder;

import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds in sources of flat properties; the first that knows a name counts. Destination and fragments come from sources
 * of the same owner: what one application brings is never merged over a destination of the server, whose secrets would
 * follow a changed URL. Such sources know neither tenants nor levels and answer every look-up.
 */
public final class SourceFinder implements DestinationFinder {

    private final List<DestinationSource> sources;
    private final Freshness freshness;

    /**
     * @param sources all of one owner, in order
     */
    public SourceFinder(List<? extends DestinationSource> sources, Freshness freshness) {
        this.sources = List.copyOf(sources);
        this.freshness = freshness;
    }

    @Override
    public String description() {
        return sources.stream().map(DestinationSource::description).collect(Collectors.joining("; "));
    }

    @Override
    public Freshness freshness() {
        return freshness;
    }

    @Override
    public Optional<Found> find(FindRequest request) {
        DestinationLookup lookup = request.lookup();
        return first(lookup, source -> source.find(lookup.name()))
                .map(properties -> FragmentMerge.of(lookup, name -> first(lookup, source -> source.findFragment(name)))
                        .over(properties))
                .map(properties -> unchanged(request, properties)
                        .orElseGet(() -> Found.local(DestinationProperties.of(lookup.name(), properties))));
    }

    /** What was found last, if it is still the same: comparing is cheaper than copying. */
    private static Optional<Found> unchanged(FindRequest request, Map<String, String> properties) {
        return request.known().filter(found -> found.properties().values().equals(properties));
    }

    private Optional<Map<String, String>> first(
            DestinationLookup lookup, Function<DestinationSource, Optional<Map<String, String>>> question) {
        for (DestinationSource source : sources) {
            Optional<Map<String, String>> answer = ask(source, lookup.name(), question);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> ask(
            DestinationSource source,
            String destination,
            Function<DestinationSource, Optional<Map<String, String>>> question) {
        try {
            return question.apply(source);
        } catch (DestinationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.SOURCE_UNREADABLE,
                            destination,
                            source.description(),
                            "failed with " + e.getClass().getSimpleName()),
                    e);
        }
    }
}
