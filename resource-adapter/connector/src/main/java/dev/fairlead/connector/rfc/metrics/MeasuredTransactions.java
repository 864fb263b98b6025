package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;

/**
 * Transactions that count as one call each: of their function, or of {@code (several)}. That the system forgets an id is
 * none.
 */
record MeasuredTransactions(RfcTransactions transactions, SystemMeter meter) implements RfcTransactions {
    @Override
    public void execute(String tid, FunctionData... functions) {
        meter.callAll(functions, () -> transactions.execute(tid, functions));
    }

    @Override
    public void executeInQueue(String tid, String queue, FunctionData... functions) {
        meter.callAll(functions, () -> transactions.executeInQueue(tid, queue, functions));
    }

    @Override
    public void confirm(String tid) {
        transactions.confirm(tid);
    }
}
