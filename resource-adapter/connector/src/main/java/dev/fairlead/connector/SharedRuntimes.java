package dev.fairlead.connector;

import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.connector.program.ApplicationDestinations;
import dev.fairlead.connector.work.ContainerThreads;
import dev.fairlead.jco.spi.DestinationProviders;
import jakarta.resource.spi.work.WorkManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

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
    /** Programs look destinations up by static methods, as long as anything runs. */
    private Optional<DestinationProviders.Registration> programs = Optional.empty();

    SharedRuntimes(Opener opener) {
        this.opener = opener;
    }

    /** @param workManager lent to the runtime until the lease is closed */
    synchronized Lease acquire(RuntimeConfiguration configuration, Settings settings, WorkManager workManager) {
        Shared shared = open.get(configuration);
        if (shared == null) {
            ContainerThreads threads = new ContainerThreads();
            shared = new Shared(opener.open(configuration, settings, threads), threads);
            open.put(configuration, shared);
            servePrograms();
        }
        shared.leases++;
        shared.threads.add(workManager);
        return new Lease(configuration, shared.runtime, workManager);
    }

    private synchronized void release(RuntimeConfiguration configuration, WorkManager workManager) {
        Shared shared = open.get(configuration);
        shared.threads.remove(workManager);
        if (--shared.leases == 0) {
            open.remove(configuration);
            servePrograms();
            shared.runtime.close();
        }
    }

    /** From the first runtime to the last. Who has registered another provider in this class loader keeps it. */
    private void servePrograms() {
        if (open.isEmpty()) {
            programs.ifPresent(DestinationProviders.Registration::close);
            programs = Optional.empty();
        } else if (DestinationProviders.current().isEmpty()) {
            programs = Optional.of(DestinationProviders.register(new ApplicationDestinations()));
        }
    }

    /** Opens what a configuration describes. */
    @FunctionalInterface
    interface Opener {
        ConnectorRuntime open(RuntimeConfiguration configuration, Settings settings, Executor background);
    }

    /** A share in a runtime; closing it twice does nothing. */
    final class Lease implements AutoCloseable {
        private final RuntimeConfiguration configuration;
        private final ConnectorRuntime runtime;
        private final WorkManager workManager;
        private boolean closed;

        private Lease(RuntimeConfiguration configuration, ConnectorRuntime runtime, WorkManager workManager) {
            this.configuration = configuration;
            this.runtime = runtime;
            this.workManager = workManager;
        }

        ConnectorRuntime runtime() {
            return runtime;
        }

        @Override
        public void close() {
            synchronized (SharedRuntimes.this) {
                if (!closed) {
                    closed = true;
                    release(configuration, workManager);
                }
            }
        }
    }

    private static final class Shared {
        private final ConnectorRuntime runtime;
        private final ContainerThreads threads;
        private int leases;

        private Shared(ConnectorRuntime runtime, ContainerThreads threads) {
            this.runtime = runtime;
            this.threads = threads;
        }
    }
}
