package dev.fairlead.rfc;

import dev.fairlead.source.DestinationLookup;
import java.util.List;
import java.util.Map;

/**
 * Calls functions exactly once, after the transaction of the application has been committed: {@code send} writes the call
 * to the application's database with a transaction id of its own (TID), and a dispatcher in the background sends it. After
 * a failure of the connection the same id is sent again, which the system ignores if the call had arrived. Safe for any
 * number of threads; several servers may have an outbox on the same table.
 *
 * <p>A call is sent by the logon that the destination itself has, on behalf of no user. Nothing comes back of it: export
 * parameters are not filled. A call that the system refuses stays as {@link OutboxState#FAILED} until somebody decides.
 *
 * <p>An application that calls with a TID without an outbox has each call made exactly once only if it keeps the TID itself,
 * together with its own data.
 */
public interface RfcOutbox extends AutoCloseable {

    /**
     * Writes a call, in the transaction of the thread if there is one; without one it is sent at once. Transactions that
     * are rolled back send nothing.
     *
     * @param destination looked up by its name, on behalf of its tenant
     * @param function filled; not changed, and free for other uses afterwards
     * @return the transaction id
     * @throws dev.fairlead.rfc.RfcUnsupportedException if the destination's transport knows no transactions, as SOAP does
     *     not, or its calls are bound to a user
     * @throws dev.fairlead.error.DestinationException if the destination is unknown or invalid
     * @throws OutboxException if the database cannot be written to
     */
    String send(DestinationLookup destination, RfcFunction function);

    /**
     * As {@link #send(DestinationLookup, RfcFunction)}, behind the calls that were written to this queue before. A queue stops
     * at the first call that fails; other queues go on. Transactions that overlap have no order between them.
     *
     * @param queue name of the queue: a letter, then letters, digits and underscores, at most 24, in upper case
     */
    String send(DestinationLookup destination, RfcFunction function, String queue);

    /** As {@link #send(DestinationLookup, RfcFunction)}, to a destination by its name alone. */
    default String send(String destination, RfcFunction function) {
        return send(DestinationLookup.of(destination), function);
    }

    /** As {@link #send(DestinationLookup, RfcFunction, String)}, to a destination by its name alone. */
    default String send(String destination, RfcFunction function, String queue) {
        return send(DestinationLookup.of(destination), function, queue);
    }

    /**
     * The calls in that state, oldest first.
     *
     * @param most how many at most
     * @throws OutboxException if the database cannot be read
     */
    List<OutboxEntry> entries(OutboxState state, int most);

    /**
     * How many calls wait to be made, by destination; of 1,000 destinations at most.
     *
     * @throws OutboxException if the database cannot be read
     */
    Map<DestinationLookup, Long> pending();

    /**
     * Has a failed call sent once more, with the same transaction id.
     *
     * @return whether there is such a call that has failed
     * @throws OutboxException if the database cannot be written to
     */
    boolean retry(String tid);

    /**
     * Gives a call up, unless it has arrived or is being sent just now; its queue goes on.
     *
     * @return whether it is gone now, and never arrives
     * @throws OutboxException if the database cannot be written to
     */
    boolean discard(String tid);

    /** Sends no more; waits a few seconds for what is being sent. What is left is sent by the next outbox on the table. */
    @Override
    void close();
}
