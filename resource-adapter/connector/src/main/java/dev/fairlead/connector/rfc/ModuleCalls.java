package dev.fairlead.connector.rfc;

import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.mapping.FunctionCalls;
import dev.fairlead.rfc.mapping.Modules;

/** Calls of a mapped interface's methods, made over a connection. */
record ModuleCalls(RfcConnection connection) implements FunctionCalls {

    static <T> T implement(Class<T> type, RfcConnection connection) {
        return Modules.implement(type, new ModuleCalls(connection));
    }

    @Override
    public RfcFunction function(String name) {
        return connection.function(name);
    }

    @Override
    public void call(RfcFunction function) {
        connection.call(function);
    }
}
