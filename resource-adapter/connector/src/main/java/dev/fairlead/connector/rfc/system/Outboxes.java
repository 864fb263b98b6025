package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.dispatch.JdbcOutbox;
import dev.fairlead.source.DestinationLookup;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** The outboxes that applications have opened. They send on behalf of nobody. */
final class Outboxes implements AutoCloseable {
    private final RfcSystems systems;

    /** Those that are not closed, as far as anybody could close them. */
    private final Set<RfcOutbox> open = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    Outboxes(RfcSystems systems) {
        this.systems = systems;
    }

    RfcOutbox open(DataSource database, Executor threads, Clock clock) {
        JdbcOutbox outbox = new JdbcOutbox(database, this::receiver, threads, clock);
        open.add(outbox);
        outbox.start();
        return outbox;
    }

    private OutboxReceiver receiver(DestinationLookup lookup) {
        if (systems.describe(lookup).userBound()) {
            throw RfcException.of(RfcFailure.of(
                            RfcErrorGroup.NOT_SUPPORTED,
                            lookup.name(),
                            "jco.destination.auth_type",
                            "binds calls to a user, and an outbox sends when there is none")
                    .withHint("Use a destination with a logon of its own"));
        }
        return new OutboxReceiver(systems.of(lookup, Optional.empty()));
    }

    /** Ends what they do in the background. */
    @Override
    public void close() {
        List.copyOf(open).forEach(RfcOutbox::close);
    }
}
