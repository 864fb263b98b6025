package dev.fairlead.connector.rfc;

import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import java.util.function.Consumer;

/** Calls that are made exactly once, each over a connection that is borrowed for it. */
record BorrowedTransactions(Consumer<Consumer<RfcConnectionHandle>> connections) implements RfcTransactions {

    @Override
    public void execute(String tid, FunctionData... functions) {
        connections.accept(handle -> handle.system().transactions().execute(tid, functions));
    }

    @Override
    public void executeInQueue(String tid, String queue, FunctionData... functions) {
        connections.accept(handle -> handle.system().transactions().executeInQueue(tid, queue, functions));
    }

    @Override
    public void confirm(String tid) {
        connections.accept(handle -> handle.system().transactions().confirm(tid));
    }
}
