package dev.fairlead.benchmarks.client;

import dev.fairlead.connector.EngineHost;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.rfc.system.RfcSystems;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.testkit.ThreadWorkManager;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import javax.transaction.xa.XAResource;

/** The resource adapter as far as connection factories see it: an engine that is given, and threads. */
record BareEngineHost(DestinationEngine engine, WorkManager workManager) implements EngineHost {

    BareEngineHost(DestinationEngine engine) {
        this(engine, new ThreadWorkManager(1));
    }

    @Override
    public RfcSystems rfc() {
        return new RfcSystems(engine, FunctionConfiguration.NONE, Clock.systemUTC());
    }

    @Override
    public void start(BootstrapContext context) {
        // the engine runs already
    }

    @Override
    public void stop() {
        // whoever made the engine closes it
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) {
        throw new UnsupportedOperationException("There are no messages");
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        // none was ever activated
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }
}
