package dev.fairlead.connector;

import dev.fairlead.connector.configuration.AdapterProperties;
import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.Setting;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.connector.rfc.system.RfcSystems;
import dev.fairlead.connector.transaction.ContainerTransactions;
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
            WorkManager workManager = context.getWorkManager();
            SharedRuntimes.Lease lease =
                    runtimes.acquire(RuntimeConfiguration.of(properties, settings), settings, workManager);
            running = new RunningState(lease, workManager, ContainerTransactions.of(context));
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
    public RfcSystems rfc() {
        return running().lease().runtime().rfc();
    }

    @Override
    public WorkManager workManager() {
        return running().workManager();
    }

    @Override
    public ContainerTransactions transactions() {
        return running().transactions();
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

    /** Directory of exported destinations. */
    public String getDestinationsDirectory() {
        return properties.value(Setting.DESTINATIONS_DIRECTORY);
    }

    public void setDestinationsDirectory(String directory) {
        properties = properties.with(Setting.DESTINATIONS_DIRECTORY, directory);
    }

    /** How long a look-up counts before the local sources are asked again: seconds, or as of ISO 8601. */
    public String getRevalidation() {
        return properties.value(Setting.REVALIDATION);
    }

    public void setRevalidation(String duration) {
        properties = properties.with(Setting.REVALIDATION, duration);
    }

    /** The tenant of this installation. */
    public String getTenant() {
        return properties.value(Setting.TENANT);
    }

    public void setTenant(String tenant) {
        properties = properties.with(Setting.TENANT, tenant);
    }

    /** Directory of key and trust stores. */
    public String getCertificatesDirectory() {
        return properties.value(Setting.CERTIFICATES_DIRECTORY);
    }

    public void setCertificatesDirectory(String directory) {
        properties = properties.with(Setting.CERTIFICATES_DIRECTORY, directory);
    }

    /** Whether destinations that trust every certificate are refused: {@code true} or {@code false}. */
    public String getForbidTrustAll() {
        return properties.value(Setting.FORBID_TRUST_ALL);
    }

    public void setForbidTrustAll(String flag) {
        properties = properties.with(Setting.FORBID_TRUST_ALL, flag);
    }

    /** Whether secrets may go to token services over {@code http}: {@code true} or {@code false}. */
    public String getAllowPlainTokenService() {
        return properties.value(Setting.ALLOW_PLAIN_TOKEN_SERVICE);
    }

    public void setAllowPlainTokenService(String flag) {
        properties = properties.with(Setting.ALLOW_PLAIN_TOKEN_SERVICE, flag);
    }

    /** Which addresses destinations may have: {@code administrated} or {@code public}. */
    public String getAddresses() {
        return properties.value(Setting.ADDRESSES);
    }

    public void setAddresses(String policy) {
        properties = properties.with(Setting.ADDRESSES, policy);
    }

    /** Addresses and networks that destinations may have besides, separated by commas. */
    public String getAddressesAllowed() {
        return properties.value(Setting.ADDRESSES_ALLOWED);
    }

    public void setAddressesAllowed(String networks) {
        properties = properties.with(Setting.ADDRESSES_ALLOWED, networks);
    }

    /** Whether service bindings are used: {@code auto} or {@code off}. */
    public String getBindings() {
        return properties.value(Setting.BINDINGS);
    }

    public void setBindings(String mode) {
        properties = properties.with(Setting.BINDINGS, mode);
    }

    /** Directory of the gateway's keys and agents. */
    public String getGatewayDirectory() {
        return properties.value(Setting.GATEWAY_DIRECTORY);
    }

    public void setGatewayDirectory(String directory) {
        properties = properties.with(Setting.GATEWAY_DIRECTORY, directory);
    }

    /** Address on which the gateway listens for agents. */
    public String getGatewayHost() {
        return properties.value(Setting.GATEWAY_HOST);
    }

    public void setGatewayHost(String host) {
        properties = properties.with(Setting.GATEWAY_HOST, host);
    }

    /** Port on which the gateway listens for agents: -1 for no gateway, 0 for any. */
    public String getGatewayPort() {
        return properties.value(Setting.GATEWAY_PORT);
    }

    public void setGatewayPort(String port) {
        properties = properties.with(Setting.GATEWAY_PORT, port);
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

    private record RunningState(
            SharedRuntimes.Lease lease, WorkManager workManager, ContainerTransactions transactions) {}
}
