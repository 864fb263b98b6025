package dev.fairlead.cdi.connection;

import dev.fairlead.rfc.OutboxEntry;
import dev.fairlead.rfc.OutboxState;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.util.List;
import java.util.Map;

/** An outbox for which names of destinations are those that this application knows. */
final class ApplicationOutbox implements RfcOutbox {
    private final ApplicationConnections connections;
    private final RfcOutbox outbox;
    private final Runnable whenClosed;

    ApplicationOutbox(ApplicationConnections connections, RfcOutbox outbox, Runnable whenClosed) {
        this.connections = connections;
        this.outbox = outbox;
        this.whenClosed = whenClosed;
    }

    @Override
    public String send(String destination, RfcFunction function) {
        return send(lookup(destination), function);
    }

    @Override
    public String send(String destination, RfcFunction function, String queue) {
        return send(lookup(destination), function, queue);
    }

    private DestinationLookup lookup(String destination) {
        DestinationNames.check(destination, LookupOptions.DEFAULT);
        return connections.lookup(new Address(destination, "", LookupOptions.DEFAULT));
    }

    @Override
    public String send(DestinationLookup destination, RfcFunction function) {
        return outbox.send(destination, function);
    }

    @Override
    public String send(DestinationLookup destination, RfcFunction function, String queue) {
        return outbox.send(destination, function, queue);
    }

    @Override
    public List<OutboxEntry> entries(OutboxState state, int most) {
        return outbox.entries(state, most);
    }

    @Override
    public Map<DestinationLookup, Long> pending() {
        return outbox.pending();
    }

    @Override
    public boolean retry(String tid) {
        return outbox.retry(tid);
    }

    @Override
    public boolean discard(String tid) {
        return outbox.discard(tid);
    }

    @Override
    public void close() {
        whenClosed.run();
        outbox.close();
    }
}
