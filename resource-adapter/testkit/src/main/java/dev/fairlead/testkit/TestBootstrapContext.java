package dev.fairlead.testkit;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;

/** What a container hands to {@code ResourceAdapter.start}: a work manager, and neither timers nor transactions. */
public final class TestBootstrapContext implements BootstrapContext {
    private final WorkManager workManager;

    public TestBootstrapContext(WorkManager workManager) {
        this.workManager = workManager;
    }

    @Override
    public WorkManager getWorkManager() {
        return workManager;
    }

    @Override
    public XATerminator getXATerminator() {
        throw new UnsupportedOperationException("This container runs no transactions");
    }

    @Override
    public Timer createTimer() throws UnavailableException {
        throw new UnavailableException("This container lends no timers");
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> context) {
        return false;
    }

    @Override
    public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
        throw new UnsupportedOperationException("This container runs no transactions");
    }
}
