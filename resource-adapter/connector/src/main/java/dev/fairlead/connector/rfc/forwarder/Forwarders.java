package dev.fairlead.connector.rfc.forwarder;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.route.Tunnel;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The forwarders of a runtime, each for one system of one destination; they end with it. */
public final class Forwarders implements AutoCloseable {
    private static final String ROUTE = "jco.destination.x_fairlead.route";

    private final Optional<Tunnel> tunnel;
    private final String tenant;
    private final String reason;
    private final Set<Forwarder> open = ConcurrentHashMap.newKeySet();

    private Forwarders(Optional<Tunnel> tunnel, String tenant, String reason) {
        this.tunnel = tunnel;
        this.tenant = tenant;
        this.reason = reason;
    }

    /** @param tenant of the installation, for destinations that name none */
    public static Forwarders through(Tunnel tunnel, String tenant) {
        return new Forwarders(Optional.of(tunnel), Objects.requireNonNull(tenant, "tenant"), "");
    }

    /** @param reason why there is none: the rest of a sentence about the route of a destination */
    public static Forwarders none(String reason) {
        return new Forwarders(Optional.empty(), "", reason);
    }

    /**
     * Listens for connections to a system, until the forwarder is closed or these are.
     *
     * @throws RfcException of group CONFIGURATION if this server has no forwarders; of group RESOURCE if no port is free
     */
    public Forwarder open(ForwardedSystem system) {
        Tunnel through = tunnel.orElseThrow(
                () -> RfcException.of(RfcFailure.of(RfcErrorGroup.CONFIGURATION, system.destination(), ROUTE, reason)));
        try {
            Forwarder started = Forwarder.start(named(system), through)
                    .orElseThrow(() -> failure(system, "finds no free port from 3300 to 3399", null));
            open.add(started);
            return started;
        } catch (IOException e) {
            throw failure(system, "cannot listen on the loopback interface", e);
        }
    }

    private ForwardedSystem named(ForwardedSystem system) {
        return system.tenant().isEmpty()
                ? new ForwardedSystem(
                        system.destination(),
                        tenant,
                        system.locationId(),
                        system.host(),
                        system.port(),
                        system.timeout())
                : system;
    }

    private static RfcException failure(ForwardedSystem system, String found, IOException cause) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.RESOURCE, system.destination(), ROUTE, found), cause);
    }

    /** Ends one. */
    public void close(Forwarder forwarder) {
        open.remove(forwarder);
        forwarder.close();
    }

    @Override
    public void close() {
        open.forEach(this::close);
    }
}
