package dev.fairlead.emulator.outbox;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.dispatch.OutboxSystems;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.source.DestinationLookup;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The emulator as one server's outbox sees it, with something that happens before or after a call of it. */
final class Receiver implements OutboxSystems, OutboxSystems.Receiver, RfcTransactions {
    private static final Runnable NOTHING = () -> {};

    private final LocalConnection connection;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private Runnable beforeExecution = NOTHING;
    private Runnable afterExecution = NOTHING;
    private Runnable beforeConfirmation = NOTHING;

    Receiver(LocalConnection connection) {
        this.connection = connection;
    }

    /** The server dies here: nothing that it would have done comes to pass. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    Receiver beforeExecution(Runnable event) {
        beforeExecution = event;
        return this;
    }

    Receiver afterExecution(Runnable event) {
        afterExecution = event;
        return this;
    }

    Receiver beforeConfirmation(Runnable event) {
        beforeConfirmation = event;
        return this;
    }

    static void crash() {
        throw new Crash();
    }

    /** The ids of what was sent, in order. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public OutboxSystems.Receiver of(DestinationLookup destination) {
        return this;
    }

    @Override
    public RfcTransactions transactions() {
        return this;
    }

    @Override
    public FunctionDescription describe(String function) {
        return connection.function(function).description();
    }

    @Override
    public void execute(String tid, FunctionData... functions) {
        sent.add(tid);
        beforeExecution.run();
        connection.execute(tid, functions);
        afterExecution.run();
    }

    @Override
    public void executeInQueue(String tid, String queue, FunctionData... functions) {
        sent.add(tid);
        beforeExecution.run();
        connection.executeInQueue(tid, queue, functions);
        afterExecution.run();
    }

    @Override
    public void confirm(String tid) {
        beforeConfirmation.run();
        connection.confirm(tid);
    }
}
