package dev.fairlead.rfc;

/**
 * Calls in one ABAP session, for one thread, ended by commit or rollback. Rollback undoes what functions registered for the
 * commit; what a function wrote to the database directly is permanent as soon as it returns.
 */
public interface RfcUnitOfWork extends AutoCloseable {

    /** As {@link RfcConnection#function}. */
    RfcFunction function(String name);

    /**
     * Calls the function in the session of this unit of work; otherwise as {@link RfcConnection#call}. After a failure that
     * ended the session nothing can be committed any more.
     */
    void call(RfcFunction function);

    /** As {@link RfcConnection#modules}, with calls in this unit of work. */
    <T> T modules(Class<T> type);

    /** Commits and waits until the system has done the updates. */
    void commit();

    /**
     * Commits.
     *
     * @param wait whether to wait until the system has done the updates, and hear of their failure
     * @throws RfcException if the system refuses; with {@link RfcException#outcomeUnknown} if the answer was lost. The
     *     commit is never repeated.
     */
    void commit(boolean wait);

    /** Discards what the calls registered. A session that is gone has nothing to discard: that is a success. */
    void rollback();

    /** Whether the calls really share a session; a transport may be unable to keep one. */
    boolean isStateful();

    /** Rolls back what was called since the last commit, and ends the session. Never fails. */
    @Override
    void close();
}
