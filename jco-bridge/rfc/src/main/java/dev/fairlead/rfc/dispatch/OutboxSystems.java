package dev.fairlead.rfc.dispatch;

import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.source.DestinationLookup;

/** The systems that an outbox sends to. */
@FunctionalInterface
public interface OutboxSystems {

    /**
     * The system behind a destination.
     *
     * @throws dev.fairlead.rfc.RfcUnsupportedException if calls cannot be made exactly once
     * @throws dev.fairlead.error.DestinationException if the destination is unknown or invalid
     */
    Receiver of(DestinationLookup destination);

    /** One system, called by the logon of the destination itself. Failures are {@link dev.fairlead.rfc.RfcException}s. */
    interface Receiver {

        /** Calls that are made exactly once. */
        RfcTransactions transactions();

        /** The interface of a function, as the system has it now. */
        FunctionDescription describe(String function);
    }
}
