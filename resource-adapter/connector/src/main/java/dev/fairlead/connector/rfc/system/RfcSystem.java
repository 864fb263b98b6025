package dev.fairlead.connector.rfc.system;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.transport.Languages;
import dev.fairlead.rfc.transport.Principal;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One system behind one version of a destination: the way to call it, its functions, and how many calls at a time. */
final class RfcSystem {
    private static final Logger LOG = System.getLogger("fairlead.rfc.luw");
    private static final Logger METADATA_LOG = System.getLogger("fairlead.rfc.metadata");

    private final ThreadLocal<Optional<Caller>> caller = ThreadLocal.withInitial(Optional::empty);
    private final SystemWay way;
    private final RfcChannel channel;
    private final MetadataRepository repository;
    private final Optional<String> repositoryDestination;
    private final CallPermits permits;
    private final String name;
    private final TransportOptions options;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /**
     * @param way where its requests go
     * @param files what destinations may name
     */
    RfcSystem(DestinationEngine engine, RfcConfiguration destination, SystemWay way, NamedFiles files, Clock clock) {
        this.name = destination.name();
        this.way = way;
        this.options = SoapAddress.options(destination);
        SoapClient client = new SoapClient(
                request -> engine.send(way.lookup(), caller.get(), request),
                target(destination),
                options,
                () -> Optional.of(principal()),
                clock);
        this.channel = client;
        SystemRepository sources = new SystemRepository(destination, options, files);
        SoapClient inquirer = destination
                .settings()
                .repository()
                .user()
                .map(user -> inquirer(engine, destination, options, user, clock))
                .orElse(client);
        this.repository = sources.open(inquirer, inquirer.wsdl(), clock);
        this.repositoryDestination = destination.settings().repository().destination();
        this.permits = new CallPermits(name, destination.settings().pool());
        boolean propagates = way.userBound() || destination.logon() instanceof RfcLogon.TechnicalUser;
        if (propagates && sources.asksAsCaller()) {
            METADATA_LOG.log(
                    Level.WARNING,
                    "Destination ''{0}'' asks for interfaces of functions as whoever calls, who may lack the right to:"
                            + " jco.destination.repository.user can ask instead",
                    name);
        }
    }

    /** Asks for interfaces of functions as the repository's user, on behalf of nobody (RFC specification, D.4). */
    private SoapClient inquirer(
            DestinationEngine engine,
            RfcConfiguration destination,
            TransportOptions options,
            RfcLogon.ConfiguredUser user,
            Clock clock) {
        return new SoapClient(
                request -> engine.sendAs(way.lookup(), user.authentication(), request),
                target(destination, user.user(), true, true),
                options,
                () -> Optional.of(new Principal("", Optional.empty())),
                clock);
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

    String name() {
        return name;
    }

    TransportOptions options() {
        return options;
    }

    /** @param warning one of a few that there are */
    void warnOnce(String warning) {
        if (warnings.add(warning)) {
            LOG.log(Level.WARNING, "{0} {1}", name, warning);
        }
    }

    /** Does something on behalf of a caller, on this thread. */
    <R> R as(Optional<Caller> whom, Supplier<R> action) {
        Optional<Caller> before = caller.get();
        caller.set(whom);
        try {
            return action.get();
        } finally {
            if (before.isEmpty()) {
                caller.remove();
            } else {
                caller.set(before);
            }
        }
    }

    /** A turn to call, for the caller of this thread. */
    CallPermits.Permit permit() {
        return permits.take(principal().key());
    }

    /** What is bound to nobody is the same for all. Each request proves anew who calls, with cookies or without. */
    private Principal principal() {
        Optional<Caller> whom = caller.get().filter(user -> way.userBound());
        return new Principal(whom.map(Caller::identity).map(RfcSystem::key).orElse(""), Optional.empty());
    }

    /** The length of each part in front of it, so that no two identities have the same key. */
    private static String key(CallerIdentity identity) {
        return part(identity.tenant()) + part(identity.issuer()) + part(identity.userId());
    }

    private static String part(String text) {
        return text.length() + ":" + text;
    }

    private SoapTarget target(RfcConfiguration destination) {
        Optional<String> user = Optional.of(destination.logon())
                .filter(RfcLogon.ConfiguredUser.class::isInstance)
                .map(configured -> ((RfcLogon.ConfiguredUser) configured).user());
        return target(destination, user.orElse(""), user.isPresent(), way.password());
    }

    private SoapTarget target(RfcConfiguration destination, String user, boolean verified, boolean password) {
        RfcSettings settings = destination.settings();
        return new SoapTarget(
                destination.name(),
                destination.target().client(),
                settings.language().map(Languages::forLogon),
                user,
                verified,
                password,
                way.secure(),
                way.tunnel(),
                settings.wideArea(),
                settings.trace());
    }
}
