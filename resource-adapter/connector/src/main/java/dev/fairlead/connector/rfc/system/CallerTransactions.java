package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import java.util.function.Supplier;

/**
 * Calls of one caller that are made exactly once, each of which takes its turn among the destination's calls.
 *
 * @param transactions those of the transport; fails where it has none
 */
record CallerTransactions(SystemOfCaller system, Supplier<RfcTransactions> transactions) implements RfcTransactions {

    @Override
    public void execute(String tid, FunctionData... functions) {
        inTurn(() -> transactions.get().execute(tid, functions));
    }

    @Override
    public void executeInQueue(String tid, String queue, FunctionData... functions) {
        inTurn(() -> transactions.get().executeInQueue(tid, queue, functions));
    }

    @Override
    public void confirm(String tid) {
        inTurn(() -> transactions.get().confirm(tid));
    }

    private void inTurn(Runnable action) {
        system.inTurn(() -> {
            action.run();
            return null;
        });
    }
}
