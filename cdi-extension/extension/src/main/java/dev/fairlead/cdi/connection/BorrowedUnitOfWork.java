package dev.fairlead.cdi.connection;

import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcUnitOfWork;

/** A unit of work that gives its connection back when it is closed. */
final class BorrowedUnitOfWork implements RfcUnitOfWork {
    private final RfcUnitOfWork work;
    private final RfcConnection connection;
    private boolean closed;

    BorrowedUnitOfWork(RfcUnitOfWork work, RfcConnection connection) {
        this.work = work;
        this.connection = connection;
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

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try (connection) {
                work.close();
            }
        }
    }
}
