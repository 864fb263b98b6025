package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcTarget;
import dev.fairlead.connector.rfc.forwarder.ForwardedSystem;
import dev.fairlead.connector.rfc.forwarder.Forwarder;
import dev.fairlead.connector.rfc.forwarder.Forwarders;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.sapjco.SapJco;
import dev.fairlead.rfc.sapjco.SapJcoDestination;
import dev.fairlead.rfc.sapjco.SapJcoSystem;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.rfc.transport.TransportOptions.Route;
import dev.fairlead.source.DestinationLookup;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SAP JCo, if users have brought it along. It is looked for when the first destination could use it, and then never again:
 * a server that has no such destination leaves it alone, with the one provider of destinations that it may have.
 */
final class SapJcoAccess implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("fairlead.rfc.t1");

    private static final int FIRST_GATEWAY_PORT = 3300;

    private static final String NOT_ALLOWED =
            "is not used by this server (fairlead.rfc.sapJco is off, or fairlead.addresses is public)";

    private final boolean allowed;
    private final ClassLoader loader;
    private final Forwarders forwarders;
    private Optional<Found> found = Optional.empty();
    private boolean closed;

    /** @param reason why there is none; empty if there is */
    private record Found(Optional<SapJco> jco, String reason) {
        static Found none(String reason) {
            return new Found(Optional.empty(), reason);
        }
    }

    /**
     * @param allowed whether this server may use it
     * @param loader sees it, if it is there
     * @param forwarders its way to systems behind agents; closed with it
     */
    SapJcoAccess(boolean allowed, ClassLoader loader, Forwarders forwarders) {
        this.allowed = allowed;
        this.loader = loader;
        this.forwarders = forwarders;
    }

    /** The way to a system, under a name that no other tenant, level or logon has. */
    SystemAccess open(SapJco jco, DestinationLookup lookup, RfcConfiguration destination, TransportOptions options) {
        if (options.route() != Route.FORWARDER) {
            SapJcoSystem system = jco.open(named(lookup, SapJcoProperties.of(destination)));
            return access(system, system::close);
        }
        RfcTarget.Direct target = (RfcTarget.Direct) destination.target();
        Forwarder forwarder = forwarders.open(new ForwardedSystem(
                destination.name(),
                lookup.tenant(),
                destination.locationId(),
                target.host(),
                FIRST_GATEWAY_PORT + Integer.parseInt(target.systemNumber()),
                options.connectTimeout()));
        Map<String, String> properties = new TreeMap<>(SapJcoProperties.of(destination));
        properties.put("jco.client.ashost", "127.0.0.1");
        properties.put("jco.client.sysnr", forwarder.systemNumber());
        SapJcoSystem system = jco.open(named(lookup, properties));
        return access(system, () -> {
            system.close();
            forwarders.close(forwarder);
        });
    }

    private static SapJcoDestination named(DestinationLookup lookup, Map<String, String> properties) {
        return new SapJcoDestination(
                lookup.tenant(), lookup.options().level().name().toLowerCase(Locale.ROOT), lookup.name(), properties);
    }

    private static SystemAccess access(SapJcoSystem system, Runnable end) {
        return new SystemAccess("jco", system, system, Optional.empty(), true, () -> 0, end);
    }

    /** It, where calls can go over it. */
    Optional<SapJco> usable() {
        return found().jco();
    }

    /** Why it is not usable. */
    String reason() {
        return found().reason();
    }

    private synchronized Found found() {
        if (closed) {
            return Found.none("is not there: the resource adapter has stopped");
        }
        if (found.isEmpty()) {
            found = Optional.of(allowed ? look() : Found.none(NOT_ALLOWED));
        }
        return found.get();
    }

    private Found look() {
        try {
            SapJco jco = SapJco.activate(loader);
            LOG.log(Level.INFO, "SAP JCo {0} is used for RFC destinations on the Internet", jco.version());
            return new Found(Optional.of(jco), "");
        } catch (RfcException e) {
            LOG.log(Level.INFO, "RFC destinations are called over SOAP: {0}", e.getMessage());
            return Found.none(e.detail().found());
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try (forwarders) {
                found.flatMap(Found::jco).ifPresent(SapJco::close);
            }
        }
    }
}
