package dev.fairlead.cdi.connection;

import dev.fairlead.cdi.telemetry.ApplicationTelemetry;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.Registration;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Metrics and traces of the functions that one application calls, from the moment when the factory of their connections is
 * found until the application stops.
 */
final class FunctionTelemetry implements AutoCloseable {
    private final BeanManager beans;
    private final ReentrantLock changing = new ReentrantLock();

    /** One for each table: a second one would count the same calls. */
    private final Map<DataSource, RfcOutbox> outboxes = new ConcurrentHashMap<>();

    private volatile boolean settled;
    private List<Registration> registrations = List.of();

    /** @param beans of the application, among which is what exports, if there is anything */
    FunctionTelemetry(BeanManager beans) {
        this.beans = beans;
    }

    /** Begins, unless it has begun or ended. */
    void begin(RfcConnectionFactory factory, String application) {
        if (settled) {
            return;
        }
        changing.lock();
        try {
            if (!settled) {
                registrations = ApplicationTelemetry.of(beans)
                        .map(telemetry -> List.of(
                                factory.observe(application, telemetry),
                                telemetry.show(new LoadsOf(factory, application))))
                        .orElse(List.of());
                settled = true;
            }
        } finally {
            changing.unlock();
        }
    }

    /** An outbox has been opened. */
    void opened(DataSource database, RfcOutbox outbox) {
        outboxes.put(database, outbox);
    }

    void closed(DataSource database, RfcOutbox outbox) {
        outboxes.remove(database, outbox);
    }

    @Override
    public void close() {
        changing.lock();
        try {
            settled = true;
            registrations.forEach(Registration::close);
            registrations = List.of();
            outboxes.clear();
        } finally {
            changing.unlock();
        }
    }

    private final class LoadsOf implements ApplicationTelemetry.Loads {
        private final RfcConnectionFactory factory;
        private final String application;

        LoadsOf(RfcConnectionFactory factory, String application) {
            this.factory = factory;
            this.application = application;
        }

        @Override
        public List<SystemLoad> systems() {
            return factory.loads(application);
        }

        /** Other applications may send from the same table. */
        @Override
        public Map<CalledSystem, Long> pending() {
            if (outboxes.isEmpty()) {
                return Map.of();
            }
            List<SystemLoad> known = systems();
            Map<CalledSystem, Long> pending = new HashMap<>();
            outboxes.values()
                    .forEach(outbox -> outbox.pending().forEach((lookup, calls) -> {
                        if (lookup.application().equals(application)) {
                            pending.merge(system(lookup, known), calls, Long::sum);
                        }
                    }));
            return pending;
        }

        /** How its calls are transported shows once the first has been made. */
        private static CalledSystem system(DestinationLookup lookup, List<SystemLoad> known) {
            Optional<CalledSystem> called = known.stream()
                    .map(SystemLoad::system)
                    .filter(system -> system.tenant().equals(lookup.tenant())
                            && system.destination().equals(lookup.name()))
                    .findFirst();
            return called.orElseGet(() -> new CalledSystem(lookup.tenant(), lookup.name(), ""));
        }
    }
}
