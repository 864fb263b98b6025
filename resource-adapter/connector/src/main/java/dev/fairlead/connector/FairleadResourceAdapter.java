package dev.fairlead.connector;

import dev.fairlead.connector.configuration.AdapterProperties;
import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.io.Serializable;
import javax.transaction.xa.XAResource;

/**
 * The resource adapter of {@code fairlead.rar}. Its properties are strings because containers fill them from
 * descriptors; one that is empty is looked up in the configuration of the server (see {@link AdapterProperties}).
 */
public class FairleadResourceAdapter implements EngineHost, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient SharedRuntimes runtimes;
    private AdapterProperties properties = AdapterProperties.NONE;
    private transient volatile RunningState running;

    /** For containers. */
    public FairleadResourceAdapter() {
        this(SharedRuntimes.OF_THIS_CLASS_LOADER);
    }

    FairleadResourceAdapter(SharedRuntimes runtimes) {
        this.runtimes = runtimes;
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            Settings settings = Settings.ofServer();
            SharedRuntimes.Lease lease = runtimes.acquire(RuntimeConfiguration.of(properties, settings), settings);
            running = new RunningState(lease, context.getWorkManager());
        } catch (RuntimeException e) {
            throw new ResourceAdapterInternalException("Fairlead does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        RunningState last = running;
        running = null;
        if (last != null) {
            last.lease().close();
        }
        leaveThread();
    }

    /**
     * Payara stops resource adapters on a thread that it keeps for ever, and that was born with the context class loader
     * of the first undeployment: ours, which it would keep with all our classes.
     */
    private static void leaveThread() {
        Thread thread = Thread.currentThread();
        ClassLoader own = FairleadResourceAdapter.class.getClassLoader();
        if (thread.getContextClassLoader() == own && own.getParent() != null) {
            thread.setContextClassLoader(own.getParent());
        }
    }

    @Override
    public DestinationEngine engine() {
        return running().lease().runtime().engine();
    }

    @Override
    public WorkManager workManager() {
        return running().workManager();
    }

    private RunningState running() {
        RunningState now = running;
        if (now == null) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.CONNECTOR_UNAVAILABLE, "", "resource adapter", "is not started, or stopped"));
        }
        return now;
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws NotSupportedException {
        throw new NotSupportedException("Fairlead delivers no messages");
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        // none was ever activated
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** Directory of exported destinations; empty to look in the server's configuration. */
    public String getDestinationsDirectory() {
        return properties.destinationsDirectory();
    }

    public void setDestinationsDirectory(String directory) {
        properties = properties.withDestinationsDirectory(directory);
    }

    /** The tenant of this installation; empty to look in the server's configuration. */
    public String getTenant() {
        return properties.tenant();
    }

    public void setTenant(String tenant) {
        properties = properties.withTenant(tenant);
    }

    /** Directory of the gateway's keys and agents; empty to look in the server's configuration. */
    public String getGatewayDirectory() {
        return properties.gatewayDirectory();
    }

    public void setGatewayDirectory(String directory) {
        properties = properties.withGatewayDirectory(directory);
    }

    /** Address on which the gateway listens for agents; empty to look in the server's configuration. */
    public String getGatewayHost() {
        return properties.gatewayHost();
    }

    public void setGatewayHost(String host) {
        properties = properties.withGatewayHost(host);
    }

    /** Port on which the gateway listens for agents: -1 for no gateway, 0 for any; empty as above. */
    public String getGatewayPort() {
        return properties.gatewayPort();
    }

    public void setGatewayPort(String port) {
        properties = properties.withGatewayPort(port);
    }

    /** Equal if configured alike, as the Connectors specification demands of resource adapters. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FairleadResourceAdapter adapter && properties.equals(adapter.properties);
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    private record RunningState(SharedRuntimes.Lease lease, WorkManager workManager) {}
}
