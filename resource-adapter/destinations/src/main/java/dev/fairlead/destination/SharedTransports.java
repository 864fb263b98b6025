package dev.fairlead.destination;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Ways to token services that several destinations go together: ten thousand destinations of one service need not keep
 * ten thousand connections to it. Only what shows nobody in its connections is shared: every request names its client
 * itself, cookies and logons are not kept, and neither tenants nor applications meet.
 */
final class SharedTransports {

    private final ConcurrentMap<Way, Shared> open = new ConcurrentHashMap<>();

    /**
     * Everything that connections depend on.
     *
     * @param application whose destinations they are
     * @param tenant for which tenant
     * @param url the token service, as the destinations name it; services do not wait for each other
     * @param hostnames how its name is compared
     * @param connectTimeout limit for connecting
     */
    record Way(String application, String tenant, String url, HostnameRule hostnames, Duration connectTimeout) {}

    /** A transport that others may use, too; it ends with the last of them. */
    Transport lease(Way way, Supplier<Transport> factory) {
        Shared shared = open.compute(way, (same, known) -> {
            Shared used = known == null ? new Shared(factory.get()) : known;
            used.users++;
            return used;
        });
        return new Lease(way, shared);
    }

    /** How many there are. */
    int size() {
        return open.size();
    }

    /** A transport, and by how many it is used; counted while the map holds its key. */
    private static final class Shared {
        private final Transport transport;
        private int users;

        Shared(Transport transport) {
            this.transport = transport;
        }
    }

    private final class Lease implements Transport {
        private final Way way;
        private final Shared shared;
        private final AtomicBoolean returned = new AtomicBoolean();

        Lease(Way way, Shared shared) {
            this.way = way;
            this.shared = shared;
        }

        @Override
        public DestinationResponse exchange(Exchange exchange) {
            return shared.transport.exchange(exchange);
        }

        @Override
        public void retire() {
            if (giveBack()) {
                shared.transport.retire();
            }
        }

        @Override
        public void close() {
            giveBack();
            if (open.get(way) != shared) {
                shared.transport.close();
            }
        }

        /** Whether this was the last. */
        private boolean giveBack() {
            return returned.compareAndSet(false, true)
                    && open.computeIfPresent(way, (same, used) -> --used.users == 0 ? null : used) == null;
        }
    }
}
