package dev.fairlead.rfc.dispatch;

import dev.fairlead.rfc.OutboxEntry;
import dev.fairlead.rfc.OutboxState;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** An outbox in a table of the application's database. */
public final class JdbcOutbox implements RfcOutbox {
    private static final Pattern QUEUE = Pattern.compile("[A-Z][A-Z0-9_]{0,23}");

    private final OutboxTable table;
    private final OutboxSystems systems;
    private final CallText texts = new CallText();
    private final TransactionIds ids = new TransactionIds();
    private final Executor threads;
    private final Dispatcher dispatcher;

    /**
     * @param database has the table; its connections take part in the transactions of the threads that send
     * @param systems to send to
     * @param threads where calls are sent
     * @param clock when calls are sent again
     */
    public JdbcOutbox(DataSource database, OutboxSystems systems, Executor threads, Clock clock) {
        this.table = new OutboxTable(database, clock);
        this.systems = systems;
        this.threads = threads;
        this.dispatcher = new Dispatcher(table, new Delivery(table, systems, texts, clock), threads);
    }

    /**
     * Looks for calls to send from now on, on one of the threads, until the outbox is closed.
     *
     * @throws java.util.concurrent.RejectedExecutionException if there is no thread for it
     */
    public void start() {
        threads.execute(this::dispatch);
    }

    /** The thread holds this outbox, not only its parts, so that it is there for as long as somebody may have to close it. */
    private void dispatch() {
        dispatcher.run();
    }

    /**
     * Sends what is due now, as {@link #start} does again and again.
     *
     * @return how many calls were handed to threads
     * @throws dev.fairlead.rfc.OutboxException if the table cannot be read
     */
    public int sendDue() {
        return dispatcher.sendDue();
    }

    @Override
    public String send(DestinationLookup destination, RfcFunction function) {
        return add(destination, function, Optional.empty());
    }

    @Override
    public String send(DestinationLookup destination, RfcFunction function, String queue) {
        if (!QUEUE.matcher(queue).matches()) {
            throw refused(destination, "queue", "has a name that no queue can have");
        }
        return add(destination, function, Optional.of(queue));
    }

    private String add(DestinationLookup destination, RfcFunction function, Optional<String> queue) {
        if (!destination.options().equals(LookupOptions.DEFAULT)) {
            throw refused(destination, "look-up", "has options: an outbox knows destinations by their names alone");
        }
        if (!(function instanceof FunctionData data)) {
            throw refused(destination, function.name(), "is no call that a connection of Fairlead has made");
        }
        // what can never be sent is refused while the application can still do something about it
        systems.of(destination).transactions();
        String tid = ids.next();
        table.add(new StoredCall(
                tid,
                destination,
                queue,
                data.name(),
                texts.write(data),
                OutboxState.NEW,
                0,
                Instant.EPOCH,
                Optional.empty()));
        return tid;
    }

    private static RfcException refused(DestinationLookup destination, String place, String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.ILLEGAL_ARGUMENT, destination.name(), place, found));
    }

    @Override
    public List<OutboxEntry> entries(OutboxState state, int most) {
        return table.entries(state, most).stream().map(StoredCall::entry).toList();
    }

    @Override
    public Map<DestinationLookup, Long> pending() {
        return table.pending();
    }

    @Override
    public boolean retry(String tid) {
        return table.retry(tid);
    }

    @Override
    public boolean discard(String tid) {
        return table.discard(tid);
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
