package dev.fairlead.cdi.connection;

import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.RfcUnitOfWork;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is injected for calls of functions: a name, and the way to the connection factory. Each use borrows a connection
 * for the user of that moment; a unit of work keeps its connection until it ends. In a session that is stored, its
 * address is stored.
 */
final class ManagedRfcConnection implements RfcConnection, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient ApplicationConnections connections;
    private final transient Address address;

    /** Found at the first use and then the same for all of them. */
    private transient volatile RfcConnectionFactory factory;

    ManagedRfcConnection(ApplicationConnections connections, Address address) {
        this.connections = connections;
        this.address = address;
    }

    @Override
    public RfcFunction function(String name) {
        return ask(connection -> connection.function(name));
    }

    @Override
    public void call(RfcFunction function) {
        use(connection -> connection.call(function));
    }

    @Override
    public <T> T modules(Class<T> type) {
        return factory().modules(type, this);
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return ask(RfcConnection::systemInfo);
    }

    @Override
    public void ping() {
        use(RfcConnection::ping);
    }

    @Override
    public RfcUnitOfWork begin() {
        RfcConnection connection = borrow();
        try {
            return BorrowedUnitOfWork.begin(connection, address, connections.unitsOfRequest());
        } catch (RuntimeException | Error failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return factory().unwrap(type, connections.lookup(address), connections::user);
    }

    /** Nothing is held between calls. */
    @Override
    public void close() {}

    private void use(Consumer<RfcConnection> action) {
        try (RfcConnection connection = borrow()) {
            action.accept(connection);
        }
    }

    private <R> R ask(Function<RfcConnection, R> question) {
        try (RfcConnection connection = borrow()) {
            return question.apply(connection);
        }
    }

    private RfcConnection borrow() {
        return factory().getConnection(connections.lookup(address), connections.user());
    }

    private RfcConnectionFactory factory() {
        RfcConnectionFactory known = factory;
        if (known == null) {
            known = connections.rfc();
            factory = known;
        }
        return known;
    }

    private Object writeReplace() {
        return StoredDestination.rfc(address);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("A destination is stored as what it takes to get it again");
    }

    @Override
    public String toString() {
        return "RfcConnection[" + address + "]";
    }
}
