package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.dispatch.OutboxSystems;
import dev.fairlead.rfc.metadata.FunctionDescription;

/** A system as an outbox calls it, on behalf of no user. */
record OutboxReceiver(SystemOfCaller system) implements OutboxSystems.Receiver {

    /** @throws dev.fairlead.rfc.RfcUnsupportedException if its calls cannot be made exactly once */
    OutboxReceiver {
        system.requireTransactions();
    }

    @Override
    public RfcTransactions transactions() {
        return system.transactions();
    }

    @Override
    public FunctionDescription describe(String function) {
        return system.describe(function);
    }
}
