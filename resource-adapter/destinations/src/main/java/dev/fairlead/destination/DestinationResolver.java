package dev.fairlead.destination;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.finder.Found;
import dev.fairlead.finder.Freshness;
import dev.fairlead.finder.SourceFinder;
import dev.fairlead.service.OutdatedException;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import dev.fairlead.source.TenantStrategy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds targets by look-up, and keeps them. The application's own source comes first, then the finders of the server;
 * the first that knows a name counts. A finder that fails is reported where its answer is needed: names that a finder
 * before it knows do not notice. What is asked for is checked once, when it is asked for the first time.
 */
final class DestinationResolver {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final List<DestinationFinder> finders;
    private final TargetFactory factory;
    private final Clock clock;
    private final Duration revalidation;
    private final String defaultTenant;
    private final ConcurrentMap<String, DestinationFinder> applications = new ConcurrentHashMap<>();
    private final Cache<DestinationLookup, Resolution> resolutions;
    private volatile boolean closed;

    /**
     * @param revalidation how long an application's own source counts
     * @param defaultTenant the tenant of look-ups that name none
     */
    DestinationResolver(
            List<DestinationFinder> finders,
            TargetFactory factory,
            Clock clock,
            Duration revalidation,
            String defaultTenant,
            int size) {
        this.finders = List.copyOf(finders);
        this.factory = factory;
        this.clock = clock;
        this.revalidation = revalidation;
        this.defaultTenant = defaultTenant;
        this.resolutions = Caffeine.newBuilder()
                .maximumSize(size)
                .executor(Runnable::run)
                .<DestinationLookup, Resolution>removalListener((lookup, resolution, cause) -> resolution.retire())
                .build();
    }

    /**
     * @param call the call that waits for the target; empty if only the configuration counts
     * @throws DestinationException if the destination is unknown or invalid, or a finder that may know it fails
     */
    Target resolve(DestinationLookup lookup, Optional<CallContext> call) {
        Optional<Target> target = resolution(lookup).target(call);
        return target.isPresent() ? target.get() : missing(lookup);
    }

    /**
     * Uses the target of a look-up, and once more if it was of a version that no longer counts: nothing has gone to it
     * then.
     *
     * @param call the call that waits for the target; empty if only the configuration counts
     * @throws DestinationException as {@link #resolve} and {@code use} do, or if the destination changes once more
     */
    <R> R use(DestinationLookup lookup, Optional<CallContext> call, Function<Target, R> use) {
        Target first = resolve(lookup, call);
        try {
            return use.apply(first);
        } catch (OutdatedException e) {
            resolution(lookup).outdate(first);
        }
        Target second = resolve(lookup, call);
        try {
            return use.apply(second);
        } catch (OutdatedException e) {
            resolution(lookup).outdate(second);
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.DESTINATION_CHANGING,
                            lookup.name(),
                            "Destination service",
                            "gave another version of the destination with its token than before, twice in one call"),
                    e);
        }
    }

    /** What was found last, as it is; empty if nothing was, or it is forgotten. */
    Optional<Target> last(DestinationLookup lookup) {
        return Optional.ofNullable(resolutions.getIfPresent(lookup)).flatMap(Resolution::last);
    }

    private Resolution resolution(DestinationLookup lookup) {
        if (closed) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.TARGET_UNREACHABLE, lookup.name(), "engine", "the destination engine is closed")
                    .withHint("Look the engine up anew"));
        }
        // a plain read first: computing takes a closure even where there is nothing to compute
        Resolution known = resolutions.getIfPresent(lookup);
        return known == null ? resolutions.get(lookup, this::start) : known;
    }

    private Resolution start(DestinationLookup lookup) {
        boolean explicit = !lookup.tenant().isEmpty();
        if (!NAME.matcher(lookup.name()).matches()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.DESTINATION_NAME_INVALID, "", "name", "is empty, too long or has a forbidden character"));
        }
        if (lookup.options().strategy() == TenantStrategy.SUBSCRIBER_ONLY && !explicit) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.LOOKUP_INVALID,
                            lookup.name(),
                            "strategy",
                            "is SUBSCRIBER_ONLY, and the call names no tenant")
                    .withHint("Call for the subscriber's tenant"));
        }
        DestinationLookup effective = explicit || defaultTenant.isEmpty()
                ? lookup
                : new DestinationLookup(lookup.application(), defaultTenant, lookup.name(), lookup.options());
        return new Resolution(
                new Subject(effective, explicit), () -> finders(lookup.application()), this::target, clock);
    }

    private Target target(Subject subject, Found found, Optional<Target> before) {
        return factory.target(subject, found, before, new Neighbours(this, subject.lookup()));
    }

    private List<DestinationFinder> finders(String application) {
        return Stream.concat(Optional.ofNullable(applications.get(application)).stream(), finders.stream())
                .toList();
    }

    Registration register(String application, DestinationSource source) {
        DestinationFinder own = new SourceFinder(List.of(source), Freshness.local(revalidation));
        applications.put(application, own);
        forget(application);
        return () -> {
            // a later registration of the same application stays
            if (applications.remove(application, own)) {
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

    private Target missing(DestinationLookup lookup) {
        String asked = finders(lookup.application()).stream()
                .map(DestinationFinder::description)
                .filter(description -> !description.isEmpty())
                .collect(Collectors.joining("; "));
        throw DestinationException.of(ErrorDetail.of(
                ErrorCode.DESTINATION_NOT_FOUND,
                lookup.name(),
                "",
                asked.isEmpty() ? "there is no source of destinations" : "is in none of: " + asked));
    }
}
