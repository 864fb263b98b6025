package dev.fairlead.destination;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Finds targets by look-up, and keeps them. The application's own source comes first, then those of the server; the
 * first that knows a name counts. A source that fails is reported where its answer is needed: names that a source
 * before it knows do not notice.
 */
final class DestinationResolver {

    private final List<DestinationSource> sources;
    private final TargetFactory factory;
    private final Clock clock;
    private final Duration revalidation;
    private final ConcurrentMap<String, DestinationSource> applications = new ConcurrentHashMap<>();
    private final Cache<DestinationLookup, Resolution> resolutions;
    private volatile boolean closed;

    DestinationResolver(
            List<DestinationSource> sources, TargetFactory factory, Clock clock, Duration revalidation, int size) {
        this.sources = sources;
        this.factory = factory;
        this.clock = clock;
        this.revalidation = revalidation;
        this.resolutions = Caffeine.newBuilder()
                .maximumSize(size)
                .executor(Runnable::run)
                .<DestinationLookup, Resolution>removalListener((lookup, resolution, cause) -> resolution.retire())
                .build();
    }

    /**
     * @throws DestinationException if the destination is unknown or invalid, or a source that may know it fails
     */
    Target resolve(DestinationLookup lookup) {
        if (closed) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.TARGET_UNREACHABLE, lookup.name(), "engine", "the destination engine is closed")
                    .withHint("Look the engine up anew"));
        }
        return resolutions
                .get(lookup, key -> new Resolution(key, clock, revalidation, new Neighbours(this, key)))
                .target(this::find, factory)
                .orElseThrow(() -> notFound(lookup));
    }

    private Optional<DestinationProperties> find(DestinationLookup lookup) {
        Stream<DestinationSource> own = Optional.ofNullable(applications.get(lookup.application())).stream();
        return Stream.concat(own, sources.stream())
                .map(source -> ask(source, lookup.name()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(properties -> DestinationProperties.of(lookup.name(), properties));
    }

    private static Optional<Map<String, String>> ask(DestinationSource source, String name) {
        try {
            return source.find(name);
        } catch (DestinationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.SOURCE_UNREADABLE,
                            name,
                            source.description(),
                            "failed with " + e.getClass().getSimpleName()),
                    e);
        }
    }

    Registration register(String application, DestinationSource source) {
        applications.put(application, source);
        forget(application);
        return () -> {
            // a later registration of the same application stays
            if (applications.remove(application, source)) {
                forget(application);
            }
        };
    }

    private void forget(String application) {
        resolutions.asMap().keySet().removeIf(lookup -> lookup.application().equals(application));
    }

    void close() {
        closed = true;
        resolutions.asMap().values().forEach(Resolution::close);
        resolutions.invalidateAll();
    }

    private DestinationException notFound(DestinationLookup lookup) {
        String asked = Stream.concat(
                        Optional.ofNullable(applications.get(lookup.application())).stream(), sources.stream())
                .map(DestinationSource::description)
                .reduce((one, other) -> one + "; " + other)
                .map(all -> "is in none of: " + all)
                .orElse("there is no source of destinations");
        return DestinationException.of(ErrorDetail.of(ErrorCode.DESTINATION_NOT_FOUND, lookup.name(), "", asked));
    }
}
