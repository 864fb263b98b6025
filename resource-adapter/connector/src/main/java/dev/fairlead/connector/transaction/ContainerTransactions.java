package dev.fairlead.connector.transaction;

import jakarta.resource.spi.BootstrapContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;

/** The container's transaction of the calling thread, as far as the container tells. */
public final class ContainerTransactions {

    /** Of a host that runs no transactions. */
    public static final ContainerTransactions NONE = new ContainerTransactions(Optional.empty());

    private final Optional<TransactionSynchronizationRegistry> registry;

    private ContainerTransactions(Optional<TransactionSynchronizationRegistry> registry) {
        this.registry = registry;
    }

    /** Those that a registry knows. */
    public static ContainerTransactions of(TransactionSynchronizationRegistry registry) {
        return new ContainerTransactions(Optional.of(registry));
    }

    /** Those of the container that starts a resource adapter; none if it has no registry of them. */
    public static ContainerTransactions of(BootstrapContext context) {
        try {
            return new ContainerTransactions(Optional.ofNullable(context.getTransactionSynchronizationRegistry()));
        } catch (UnsupportedOperationException noTransactions) {
            return NONE;
        }
    }

    /** Whether the thread is in a transaction that has not begun to end. */
    public boolean isActive() {
        return registry.filter(transactions -> isOpen(transactions.getTransactionStatus()))
                .isPresent();
    }

    /** Sees to it that the thread's transaction, if there is one, can only be rolled back. */
    public void markRollbackOnly() {
        if (isActive()) {
            registry.orElseThrow().setRollbackOnly();
        }
    }

    private static boolean isOpen(int status) {
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }
}
