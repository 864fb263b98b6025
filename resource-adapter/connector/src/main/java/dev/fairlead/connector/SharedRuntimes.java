package dev.fairlead.connector;

import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.Settings;
import java.util.HashMap;
import java.util.Map;

/**
 * Runtimes by configuration, each open for as long as somebody leases it. A server may start several resource adapters
 * from one deployment (WildFly does so for a connection factory in {@code web.xml}), and two gateways cannot share a
 * port: adapters that are configured alike share one runtime.
 */
final class SharedRuntimes {
    /** The one place where adapters of the same deployment can meet; empty as soon as all of them have stopped. */
    static final SharedRuntimes OF_THIS_CLASS_LOADER = new SharedRuntimes(new ServerRuntimes());

    private final Opener opener;
    private final Map<RuntimeConfiguration, Shared> open = new HashMap<>();

    SharedRuntimes(Opener opener) {
        this.opener = opener;
    }

    synchronized Lease acquire(RuntimeConfiguration configuration, Settings settings) {
        Shared shared = open.get(configuration);
        if (shared == null) {
            shared = new Shared(opener.open(configuration, settings));
            open.put(configuration, shared);
        }
        shared.leases++;
        return new Lease(configuration, shared.runtime);
    }

    private synchronized void release(RuntimeConfiguration configuration) {
        Shared shared = open.get(configuration);
        if (--shared.leases == 0) {
            open.remove(configuration);
            shared.runtime.close();
        }
    }

    /** Opens what a configuration describes. */
    @FunctionalInterface
    interface Opener {
        ConnectorRuntime open(RuntimeConfiguration configuration, Settings settings);
    }

    /** A share in a runtime; closing it twice does nothing. */
    final class Lease implements AutoCloseable {
        private final RuntimeConfiguration configuration;
        private final ConnectorRuntime runtime;
        private boolean closed;

        private Lease(RuntimeConfiguration configuration, ConnectorRuntime runtime) {
            this.configuration = configuration;
            this.runtime = runtime;
        }

        ConnectorRuntime runtime() {
            return runtime;
        }

        @Override
        public void close() {
            synchronized (SharedRuntimes.this) {
                if (!closed) {
                    closed = true;
                    release(configuration);
                }
            }
        }
    }

    private static final class Shared {
        private final ConnectorRuntime runtime;
        private int leases;

        private Shared(ConnectorRuntime runtime) {
            this.runtime = runtime;
        }
    }
}
