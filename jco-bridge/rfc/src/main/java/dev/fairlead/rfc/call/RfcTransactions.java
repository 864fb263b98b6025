package dev.fairlead.rfc.call;

import dev.fairlead.rfc.record.FunctionData;

/**
 * Calls that a system makes exactly once for each transaction id, in one session that is committed at the end (tRFC), or
 * behind all earlier ones of a queue (qRFC; RFC specification, B.10). Nothing comes back. What failed with an unknown
 * outcome is repeated with the same id.
 *
 * <p>Ids have 1 to 24 characters of {@code A-Z 0-9 / _ = @ -}.
 */
public interface RfcTransactions {

    /**
     * Calls functions, unless they were called with this id before.
     *
     * @throws dev.fairlead.rfc.RfcException what the first failing call or update throws; then nothing is committed, and a
     *     repetition runs again
     */
    void execute(String tid, FunctionData... functions);

    /** As {@link #execute}, behind all earlier transactions of the queue. */
    void executeInQueue(String tid, String queue, FunctionData... functions);

    /** Says that a transaction will not be repeated: the system forgets its id. */
    void confirm(String tid);
}
