package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.Caller;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.destination.HttpView;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The systems behind RFC destinations, with what has been learnt of each. Safe for any number of threads. */
public final class RfcSystems {
    private static final int MAXIMUM = 5_000;
    /** What nobody calls any more, such as earlier versions of a destination, goes with all that was learnt of it. */
    private static final Duration UNUSED = Duration.ofHours(1);

    /** What a system is known by: with another version of its destination it is another one. */
    private record Key(DestinationLookup lookup, String version) {}

    private final DestinationEngine engine;
    private final Clock clock;
    private final Cache<Key, RfcSystem> systems =
            Caffeine.newBuilder().maximumSize(MAXIMUM).expireAfterAccess(UNUSED).build();

    /** @param engine finds destinations, and sends requests to them by {@link #views} */
    public RfcSystems(DestinationEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** How RFC destinations take requests over HTTP. */
    public static HttpView.OfOthers views() {
        return SoapAddress::of;
    }

    /**
     * A system on behalf of a caller.
     *
     * @throws DestinationException if the destination is unknown, invalid or none for RFC
     */
    public SystemOfCaller of(DestinationLookup lookup, Optional<Caller> caller) {
        DestinationInfo info = engine.describe(lookup);
        Key key = new Key(lookup, info.version());
        RfcSystem known = systems.getIfPresent(key);
        RfcSystem system = known == null ? systems.get(key, wanted -> start(wanted, info)) : known;
        return new SystemOfCaller(system, caller);
    }

    private RfcSystem start(Key key, DestinationInfo info) {
        Configuration configuration = engine.configuration(key.lookup());
        if (!(configuration instanceof RfcConfiguration rfc)) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TYPE_UNSUPPORTED, key.lookup().name(), "Type", "is " + info.type() + ", not RFC"));
        }
        return new RfcSystem(engine, key.lookup(), rfc, info.userBound(), clock);
    }
}
