package dev.fairlead.rfc.call;

import dev.fairlead.rfc.record.FunctionData;

/** Brings a filled function to a system and its results back: what everything above a transport needs of it. */
@FunctionalInterface
public interface RfcCaller {

    /**
     * Calls the function and fills its exports, changing parameters and tables.
     *
     * @throws dev.fairlead.rfc.RfcException if the call fails
     */
    void call(FunctionData function);
}
