package dev.fairlead.connector.rfc.system;

import dev.fairlead.caller.Caller;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.connector.rfc.metrics.MeasuredChannel;
import dev.fairlead.connector.rfc.metrics.SystemCalls;
import dev.fairlead.connector.rfc.metrics.SystemMeter;
import dev.fairlead.jco.spi.PoolState;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.Turns;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.sapjco.SapJcoSystem;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.rfc.transport.TransportOptions;
import java.lang.System.Logger;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** One system behind one version of a destination: the way to call it, its functions, and how many calls at a time. */
final class RfcSystem {
    private static final Logger LOG = System.getLogger("fairlead.rfc.luw");
    private static final Logger METADATA_LOG = System.getLogger("fairlead.rfc.metadata");

    private final CallerOfThread caller;
    private final SystemMeter meter;
    private final MeasuredChannel channel;
    private final MetadataRepository repository;
    private final Optional<String> repositoryDestination;
    private final boolean keepsSessions;
    private final Runnable end;
    private final RfcLogon logon;
    private final IntSupplier idle;
    private final CallTurns turns;
    private final String name;
    private final TransportOptions options;
    private final GivenWarnings.OfDestination warnings;
    private final Map<String, String> properties;

    /**
     * @param caller of its access
     * @param meter counts its calls
     * @param files what destinations may name
     */
    RfcSystem(
            RfcConfiguration destination,
            TransportOptions options,
            CallerOfThread caller,
            SystemAccess access,
            SystemMeter meter,
            GivenWarnings.OfDestination warnings,
            NamedFiles files,
            Clock clock) {
        this.name = destination.name();
        this.properties = destination.visibleProperties();
        this.caller = caller;
        this.options = options;
        this.meter = meter;
        this.warnings = warnings;
        this.channel = new MeasuredChannel(access.channel(), meter);
        this.keepsSessions = access.keepsSessions();
        this.end = access.end();
        this.logon = destination.logon();
        this.idle = access.idle();
        SystemRepository sources = new SystemRepository(destination, options, files);
        this.repository =
                sources.open(access.dictionary(), access.wsdl(), clock).through(meter::lookup);
        this.repositoryDestination = destination.settings().repository().destination();
        this.turns = new CallTurns(name, destination.settings().pool(), clock);
        boolean propagates = caller.userBound() || destination.logon() instanceof RfcLogon.TechnicalUser;
        if (propagates && sources.asksAsCaller()) {
            warnings.once(
                    METADATA_LOG,
                    "asks for interfaces of functions as whoever calls, who may lack the right to:"
                            + " jco.destination.repository.user can ask instead");
        }
    }

    /** What the system had to do so far, and has to do now. */
    SystemCalls calls() {
        return meter.report(load());
    }

    /** What goes on now. */
    SystemLoad load() {
        return new SystemLoad(meter.system(), turns.used(), idle.getAsInt(), turns.waiting(), meter.sessions());
    }

    RfcChannel channel() {
        return channel;
    }

    MetadataRepository repository() {
        return repository;
    }

    /** The destination whose repository describes the functions in place of {@link #repository}; empty for none. */
    Optional<String> repositoryDestination() {
        return repositoryDestination;
    }

    boolean keepsSessions() {
        return keepsSessions;
    }

    String name() {
        return name;
    }

    TransportOptions options() {
        return options;
    }

    /** @param warning one of a few that there are */
    void warnOnce(String warning) {
        warnings.once(LOG, warning);
    }

    /** The destination's properties, with secrets masked. */
    Map<String, String> properties() {
        return properties;
    }

    /** Who may have part in a session of the caller of this thread: the same caller, at this very system. */
    Object sessionIdentity() {
        return new SessionIdentity(this, caller.principal().key());
    }

    private record SessionIdentity(RfcSystem system, String principal) {}

    /** Name of the user, or else of the technical client, whom calls of a caller act for; empty if it is not known. */
    String principalOf(Optional<Caller> whom) {
        Optional<String> user = whom.filter(known -> caller.userBound()).map(Caller::name);
        if (logon instanceof RfcLogon.TechnicalUser technical) {
            return technical.service().clientId();
        }
        if (logon instanceof RfcLogon.PrincipalOrTechnical either) {
            return user.orElse(either.service().clientId());
        }
        return user.orElse("");
    }

    /** Does something on behalf of a caller, on this thread. */
    <R> R as(Optional<Caller> whom, Supplier<R> action) {
        return caller.as(whom, action);
    }

    /** What its transport has of its own beneath the calls; empty if it has nothing of that type. */
    <T> Optional<T> unwrap(Class<T> type) {
        return channel.channel() instanceof SapJcoSystem jco ? jco.unwrap(type) : Optional.empty();
    }

    /** Nobody asks for it any more. */
    void retire() {
        end.run();
    }

    /** A turn to call, for the caller of this thread. */
    Turns.Turn turn() {
        return turns.of(caller.principal().key()).take();
    }

    /** The calls of the caller of this thread that go on and wait, over connections that all callers share. */
    PoolState pool() {
        return PoolState.of(turns.of(caller.principal().key()), idle.getAsInt());
    }
}
