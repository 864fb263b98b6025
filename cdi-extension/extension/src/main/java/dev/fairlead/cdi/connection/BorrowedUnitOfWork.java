package dev.fairlead.cdi.connection;

import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcUnitOfWork;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A unit of work that gives its connection back when it is closed. */
final class BorrowedUnitOfWork implements RfcUnitOfWork {
    private final RfcUnitOfWork work;
    private final RfcConnection connection;
    private final Optional<OpenUnits> request;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BorrowedUnitOfWork(RfcUnitOfWork work, RfcConnection connection, Optional<OpenUnits> request) {
        this.work = work;
        this.connection = connection;
        this.request = request;
    }

    /**
     * Begins one that ends with the request at the latest.
     *
     * @param request its open ones, if there is a request
     */
    static BorrowedUnitOfWork begin(RfcConnection connection, Address destination, Optional<OpenUnits> request) {
        BorrowedUnitOfWork unit = new BorrowedUnitOfWork(connection.begin(), connection, request);
        request.ifPresent(open -> open.add(unit, destination));
        return unit;
    }

    @Override
    public RfcFunction function(String name) {
        return work.function(name);
    }

    @Override
    public void call(RfcFunction function) {
        work.call(function);
    }

    @Override
    public <T> T modules(Class<T> type) {
        return work.modules(type);
    }

    @Override
    public void commit() {
        work.commit();
    }

    @Override
    public void commit(boolean wait) {
        work.commit(wait);
    }

    @Override
    public void rollback() {
        work.rollback();
    }

    @Override
    public boolean isStateful() {
        return work.isStateful();
    }

    /** By whoever worked with it, or at the end of the request; once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            request.ifPresent(open -> open.remove(this));
            try (connection) {
                work.close();
            }
        }
    }
}
