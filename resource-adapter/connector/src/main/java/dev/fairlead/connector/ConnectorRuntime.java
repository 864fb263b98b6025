package dev.fairlead.connector;

import dev.fairlead.destination.DestinationEngine;
import java.util.Objects;

/**
 * What runs while a resource adapter is started.
 *
 * @param engine the engine
 * @param beneath what the engine stands on and what is closed after it: the gateway, if there is one
 */
record ConnectorRuntime(DestinationEngine engine, Runnable beneath) implements AutoCloseable {

    ConnectorRuntime {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(beneath, "beneath");
    }

    @Override
    public void close() {
        try {
            engine.close();
        } finally {
            beneath.run();
        }
    }
}
