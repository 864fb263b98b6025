package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.fairlead.caller.Caller;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.rfc.forwarder.Forwarders;
import dev.fairlead.connector.rfc.metrics.SystemCalls;
import dev.fairlead.connector.rfc.metrics.Telemetries;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.destination.HttpView;
import dev.fairlead.jco.spi.LogonData;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.probe.ProbedSystem;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.DestinationLookup;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** The systems behind RFC destinations, with what has been learnt of each. Safe for any number of threads. */
public final class RfcSystems implements AutoCloseable {
    private static final int MAXIMUM = 5_000;
    /** What nobody calls any more goes with all that was learnt of it; so do earlier versions of a destination. */
    private static final Duration UNUSED = Duration.ofHours(1);

    /** What a system is known by: with another version of its destination it is another one. */
    private record Key(DestinationLookup lookup, String version, String logon) {
        /** Whether it is of a version that was called before another one. */
        boolean isEarlier(Key current) {
            return lookup.equals(current.lookup) && !version.equals(current.version);
        }
    }

    private final SystemDescriptions descriptions;
    private final SystemStarts starts;
    private final Clock clock;
    private final Cache<Key, RfcSystem> systems = Caffeine.newBuilder()
            .maximumSize(MAXIMUM)
            .expireAfterAccess(UNUSED)
            .executor(Runnable::run)
            .removalListener((Key key, RfcSystem system, RemovalCause cause) -> system.retire())
            .build();
    private final ProgramLogons logons = new ProgramLogons(MAXIMUM, UNUSED);
    private final Outboxes outboxes = new Outboxes(this);
    private final Telemetries telemetries = new Telemetries();

    /**
     * @param engine finds destinations, and sends requests to them by {@link #views}
     * @param offers what this server has for destinations to name
     */
    public RfcSystems(DestinationEngine engine, FunctionConfiguration offers, Clock clock) {
        this(engine, offers, clock, RfcSystems.class.getClassLoader());
    }

    /** @param archives sees SAP JCo, if it is there */
    public RfcSystems(DestinationEngine engine, FunctionConfiguration offers, Clock clock, ClassLoader archives) {
        this(
                engine,
                offers,
                clock,
                archives,
                Forwarders.none("is forwarder, and this server has no tunnel that it could lead into"));
    }

    /**
     * @param archives sees SAP JCo, if it is there
     * @param forwarders its way to systems behind agents; closed with these systems
     */
    public RfcSystems(
            DestinationEngine engine,
            FunctionConfiguration offers,
            Clock clock,
            ClassLoader archives,
            Forwarders forwarders) {
        this.descriptions = new SystemDescriptions(engine, offers.emulator());
        this.starts = new SystemStarts(
                engine,
                descriptions,
                offers,
                new SapJcoAccess(offers.sapJco(), archives, forwarders),
                telemetries,
                clock);
        this.clock = clock;
    }

    /** What the systems that are called had to do, and have to do now. */
    public List<SystemCalls> calls() {
        return systems.asMap().values().stream().map(RfcSystem::calls).toList();
    }

    /** What goes on at the systems that an application calls, each once. */
    public List<SystemLoad> loads(String application) {
        Map<CalledSystem, SystemLoad> loads = new HashMap<>();
        systems.asMap().forEach((key, system) -> {
            if (key.lookup().application().equals(application)) {
                SystemLoad load = system.load();
                loads.merge(load.system(), load, SystemLoad::plus);
            }
        });
        return List.copyOf(loads.values());
    }

    /** Who hears of the calls of applications. */
    public Telemetries telemetries() {
        return telemetries;
    }

    /** How RFC destinations take requests over HTTP. */
    public static HttpView.OfOthers views() {
        return SoapAddress::of;
    }

    /**
     * What a pool needs to know of a destination: where that leaves its logon to an HTTP destination, it is as much of a
     * user's own as the other one, and another one as soon as one of them changes.
     *
     * @throws dev.fairlead.error.DestinationException if it is unknown or invalid, or the destination that it names is
     */
    public DestinationInfo describe(DestinationLookup lookup) {
        return descriptions.describe(lookup);
    }

    /**
     * A system on behalf of a caller.
     *
     * @throws dev.fairlead.error.DestinationException if the destination is unknown, invalid or none for RFC
     */
    public SystemOfCaller of(DestinationLookup lookup, Optional<Caller> caller) {
        return of(lookup, caller, ProgramLogon.OWN);
    }

    /**
     * A system on behalf of a caller, with the logon that a program may have brought along. Nothing that calls leave
     * behind is shared by two logons.
     *
     * @throws dev.fairlead.error.DestinationException if the destination is unknown, invalid or none for RFC
     * @throws dev.fairlead.rfc.RfcException of group CONFIGURATION if logon and destination do not go together; of group
     *     NOT_SUPPORTED if the destination does not leave the logon to programs
     */
    public SystemOfCaller of(DestinationLookup lookup, Optional<Caller> caller, ProgramLogon logon) {
        return new SystemOfCaller(system(lookup, logon), caller, new Describing(lookup, this::system));
    }

    /**
     * A system as probes see it, called as whom the destination names, and by nobody of the moment.
     *
     * @throws dev.fairlead.error.DestinationException if the destination is unknown, invalid, none for RFC, or not called over SOAP
     */
    public ProbedSystem probed(DestinationLookup lookup) {
        describe(lookup);
        return starts.probed(lookup);
    }

    /** The logon of a program's own; {@link #of} checks it. */
    public ProgramLogon logon(LogonData data) {
        return logons.of(data);
    }

    /**
     * An outbox that sends from now on, until it is closed or these systems are.
     *
     * @param database has its table
     * @param threads where it sends
     * @throws java.util.concurrent.RejectedExecutionException if there is no thread
     */
    public RfcOutbox outbox(DataSource database, Executor threads) {
        return outboxes.open(database, threads, clock);
    }

    /** Ends what goes on in the background, and takes back what SAP JCo was told. Calls that go on are not waited for. */
    @Override
    public void close() {
        try (starts) {
            outboxes.close();
        }
    }

    private RfcSystem system(DestinationLookup lookup) {
        return system(lookup, ProgramLogon.OWN);
    }

    private RfcSystem system(DestinationLookup lookup, ProgramLogon logon) {
        DestinationInfo info = describe(lookup);
        Key key = new Key(lookup, info.version(), logon.key());
        RfcSystem known = systems.getIfPresent(key);
        if (known != null) {
            return known;
        }
        RfcSystem started = systems.get(key, wanted -> starts.start(lookup, info, logon));
        systems.asMap().keySet().removeIf(other -> other.isEarlier(key));
        return started;
    }
}
