package dev.fairlead.connector.rfc.system;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.configuration.RfcTarget;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.repository.RepositorySettings;
import dev.fairlead.rfc.transport.Languages;
import dev.fairlead.rfc.transport.Principal;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.source.DestinationLookup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One system behind one version of a destination: the way to call it, its functions, and how many calls at a time. */
final class RfcSystem {
    private static final Logger LOG = System.getLogger("fairlead.rfc.luw");
    private static final int MAXIMUM_FUNCTIONS = 2_000;

    private final ThreadLocal<Optional<Caller>> caller = ThreadLocal.withInitial(Optional::empty);
    private final boolean userBound;
    private final RfcChannel channel;
    private final MetadataRepository repository;
    private final CallPermits permits;
    private final String name;
    private final TransportOptions options;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /**
     * @param lookup how requests find the destination
     * @param userBound whether calls differ by user
     */
    RfcSystem(
            DestinationEngine engine,
            DestinationLookup lookup,
            RfcConfiguration destination,
            boolean userBound,
            Clock clock) {
        this.name = destination.name();
        this.userBound = userBound;
        this.options = SoapAddress.options(destination);
        SoapClient client = new SoapClient(
                request -> engine.send(lookup, caller.get(), request),
                target(destination),
                options,
                () -> Optional.of(principal()),
                clock);
        this.channel = client;
        this.repository = new MetadataRepository(
                sources(client, options),
                new RepositorySettings(
                        MAXIMUM_FUNCTIONS, destination.settings().repository().checkInterval(), clock));
        this.permits = new CallPermits(name, destination.settings().pool());
    }

    RfcChannel channel() {
        return channel;
    }

    MetadataRepository repository() {
        return repository;
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
        Optional<Caller> whom = caller.get().filter(user -> userBound);
        return new Principal(whom.map(Caller::identity).map(RfcSystem::key).orElse(""), Optional.empty());
    }

    /** The length of each part in front of it, so that no two identities have the same key. */
    private static String key(CallerIdentity identity) {
        return part(identity.tenant()) + part(identity.issuer()) + part(identity.userId());
    }

    private static String part(String text) {
        return text.length() + ":" + text;
    }

    /** In the order that the destination names; a source that does not know a function leaves it to the next. */
    private List<MetadataSource> sources(SoapClient client, TransportOptions options) {
        List<MetadataSource> sources = new ArrayList<>();
        for (String source : options.metadata()) {
            if (source.equals("rfc")) {
                sources.add(new DictionarySource(client));
            } else if (source.equals("wsdl")) {
                client.wsdl().ifPresent(sources::add);
            } else {
                throw invalidSource(source);
            }
        }
        if (sources.isEmpty()) {
            throw invalidSource("wsdl");
        }
        return sources;
    }

    private RfcException invalidSource(String source) {
        return RfcException.of(RfcFailure.of(
                        RfcErrorGroup.CONFIGURATION,
                        name,
                        TransportOptions.PREFIX + "metadata",
                        "names " + source + ", which this server does not have")
                .withHint("Use rfc, wsdl, or both; wsdl needs a wsdl_path"));
    }

    private static SoapTarget target(RfcConfiguration destination) {
        RfcSettings settings = destination.settings();
        RfcTarget target = destination.target();
        Optional<RfcLogon.ConfiguredUser> user = Optional.of(destination.logon())
                .filter(RfcLogon.ConfiguredUser.class::isInstance)
                .map(RfcLogon.ConfiguredUser.class::cast);
        return new SoapTarget(
                destination.name(),
                target.client(),
                settings.language().map(Languages::forLogon),
                user.map(RfcLogon.ConfiguredUser::user).orElse(""),
                user.isPresent(),
                user.isPresent(),
                SoapAddress.of(destination).orElseThrow().configuration().url().secure(),
                destination.proxyType() == ProxyType.ON_PREMISE,
                settings.wideArea(),
                settings.trace());
    }
}
