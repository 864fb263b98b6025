package dev.fairlead.emulator.local;

import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.mapping.FunctionCalls;
import dev.fairlead.rfc.mapping.Modules;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.unit.SessionUnitOfWork;

/** What an application has injected, over calls within the process. */
record LocalRfcConnection(LocalConnection connection) implements RfcConnection, FunctionCalls {

    @Override
    public RfcFunction function(String name) {
        return connection.function(name);
    }

    @Override
    public void call(RfcFunction function) {
        connection.call((FunctionData) function);
    }

    @Override
    public <T> T modules(Class<T> type) {
        return Modules.implement(type, this);
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return connection.systemInfo();
    }

    @Override
    public void ping() {
        connection.ping();
    }

    @Override
    public RfcUnitOfWork begin() {
        return new SessionUnitOfWork(connection.toString(), connection.begin(), connection::function);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(connection)) {
            return type.cast(connection);
        }
        throw RfcException.of(RfcFailure.of(
                RfcErrorGroup.NOT_SUPPORTED, connection.toString(), "unwrap", "there is no " + type.getName()));
    }

    /** No effect, as of an injected one. */
    @Override
    public void close() {
        // nothing is held
    }
}
