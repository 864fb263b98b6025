package dev.fairlead.connector;

import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.rfc.forwarder.Forwarders;
import dev.fairlead.connector.rfc.metrics.FunctionCalls;
import dev.fairlead.connector.rfc.system.RfcSystems;
import dev.fairlead.destination.DestinationEngine;
import java.time.Clock;
import java.util.Objects;

/**
 * What runs while a resource adapter is started.
 *
 * @param engine the engine
 * @param rfc the systems behind its RFC destinations
 * @param beneath what the engine stands on and what is closed after it: the gateway, if there is one
 */
record ConnectorRuntime(DestinationEngine engine, RfcSystems rfc, Runnable beneath) implements AutoCloseable {

    ConnectorRuntime {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(rfc, "rfc");
        Objects.requireNonNull(beneath, "beneath");
    }

    ConnectorRuntime(DestinationEngine engine, FunctionConfiguration functions, Runnable beneath) {
        this(engine, new RfcSystems(engine, functions, Clock.systemUTC()), beneath);
    }

    /**
     * One whose calls of functions are shown as long as it is open.
     *
     * @param forwarders closed with it
     */
    static ConnectorRuntime measured(
            DestinationEngine engine, FunctionConfiguration functions, Forwarders forwarders, Runnable beneath) {
        RfcSystems systems =
                new RfcSystems(engine, functions, Clock.systemUTC(), RfcSystems.class.getClassLoader(), forwarders);
        FunctionCalls.Publication metrics = FunctionCalls.publish(systems::calls);
        return new ConnectorRuntime(engine, systems, () -> {
            try (metrics) {
                beneath.run();
            }
        });
    }

    @Override
    public void close() {
        try (engine) {
            rfc.close();
        } finally {
            beneath.run();
        }
    }
}
