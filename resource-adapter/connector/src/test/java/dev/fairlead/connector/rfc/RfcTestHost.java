package dev.fairlead.connector.rfc;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.StartedHost;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.connection.ConnectionRequest;
import dev.fairlead.connector.rfc.forwarder.Forwarders;
import dev.fairlead.connector.rfc.system.RfcSystems;
import dev.fairlead.connector.transaction.ContainerTransactions;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.EngineBuilder;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.route.Tunnel;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A started resource adapter over a real engine. */
final class RfcTestHost extends StartedHost {
    private final DestinationEngine engine;
    private final RfcSystems systems;
    private final RfcManagedConnectionFactory managedFactory = new RfcManagedConnectionFactory();
    private final ContainerTransactions transactions;

    /** @param destinations properties by name */
    RfcTestHost(Map<String, Map<String, String>> destinations) {
        this(destinations, ContainerTransactions.NONE);
    }

    /** @param transactions those of the container */
    RfcTestHost(Map<String, Map<String, String>> destinations, ContainerTransactions transactions) {
        this(destinations, transactions, FunctionConfiguration.NONE);
    }

    /** @param offers what the server has for destinations to name */
    RfcTestHost(Map<String, Map<String, String>> destinations, FunctionConfiguration offers) {
        this(destinations, ContainerTransactions.NONE, offers);
    }

    RfcTestHost(
            Map<String, Map<String, String>> destinations,
            ContainerTransactions transactions,
            FunctionConfiguration offers) {
        this(
                engine(new MapSource("the test", destinations)).build(),
                transactions,
                offers,
                RfcTestHost.class.getClassLoader());
    }

    /** @param tunnel the way to systems behind agents */
    RfcTestHost(Map<String, Map<String, String>> destinations, Tunnel tunnel) {
        this(
                engine(new MapSource("the test", destinations)).tunnel(tunnel).build(),
                ContainerTransactions.NONE,
                FunctionConfiguration.NONE,
                RfcTestHost.class.getClassLoader());
    }

    /** A server that may use SAP JCo, if a class loader sees it. */
    static RfcTestHost withSapJco(DestinationSource destinations, ClassLoader archives) {
        return new RfcTestHost(
                engine(destinations).build(),
                ContainerTransactions.NONE,
                new FunctionConfiguration(Optional.empty(), false, true),
                archives);
    }

    /** The same, with a way for SAP JCo into a tunnel. */
    static RfcTestHost withSapJco(DestinationSource destinations, ClassLoader archives, Forwarders forwarders) {
        return new RfcTestHost(
                engine(destinations).build(),
                ContainerTransactions.NONE,
                new FunctionConfiguration(Optional.empty(), false, true, true),
                archives,
                forwarders);
    }

    private RfcTestHost(
            DestinationEngine engine,
            ContainerTransactions transactions,
            FunctionConfiguration offers,
            ClassLoader archives) {
        this(engine, transactions, offers, archives, Forwarders.none("is forwarder, and there is no tunnel"));
    }

    private RfcTestHost(
            DestinationEngine engine,
            ContainerTransactions transactions,
            FunctionConfiguration offers,
            ClassLoader archives,
            Forwarders forwarders) {
        this.transactions = transactions;
        this.engine = engine;
        this.systems = new RfcSystems(engine, offers, Clock.systemUTC(), archives, forwarders);
        try {
            managedFactory.setResourceAdapter(this);
        } catch (ResourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EngineBuilder engine(DestinationSource destinations) {
        return DestinationEngine.builder()
                .sources(List.of(destinations))
                .revalidation(Duration.ofMillis(1))
                .httpViews(RfcSystems.views());
    }

    /** A factory whose connections live from the look-up to the closing of their handle. */
    RfcConnectionFactory factory() {
        return (RfcConnectionFactory) managedFactory.createConnectionFactory();
    }

    /** A factory whose connections a container lends. */
    RfcConnectionFactory factory(ConnectionManager manager) {
        return (RfcConnectionFactory) managedFactory.createConnectionFactory(manager);
    }

    /** A connection beneath the handles, which no container manages. */
    RfcManagedConnection managed(DestinationLookup lookup) throws ResourceException {
        ConnectionRequest request = ConnectionRequest.of("RFC", lookup, systems.describe(lookup), OnBehalfOf.NOBODY);
        return (RfcManagedConnection) managedFactory.createManagedConnection(null, request);
    }

    @Override
    public ContainerTransactions transactions() {
        return transactions;
    }

    @Override
    public DestinationEngine engine() {
        return engine;
    }

    @Override
    public RfcSystems rfc() {
        return systems;
    }

    @Override
    public WorkManager workManager() {
        throw new UnsupportedOperationException("calls of functions need no threads");
    }

    @Override
    public void stop() {
        systems.close();
        engine.close();
    }
}
