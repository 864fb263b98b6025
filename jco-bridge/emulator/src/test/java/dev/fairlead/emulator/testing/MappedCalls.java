package dev.fairlead.emulator.testing;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.mapping.FunctionCalls;
import dev.fairlead.rfc.record.FunctionData;

/** Has mapped interfaces call within the process. */
public record MappedCalls(LocalConnection connection) implements FunctionCalls {

    @Override
    public RfcFunction function(String name) {
        return connection.function(name);
    }

    @Override
    public void call(RfcFunction function) {
        connection.call((FunctionData) function);
    }
}
