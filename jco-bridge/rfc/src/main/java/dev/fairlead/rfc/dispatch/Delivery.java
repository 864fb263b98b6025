package dev.fairlead.rfc.dispatch;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.rfc.OutboxState;
import dev.fairlead.rfc.RfcCommunicationException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * Sends one call that has been leased (RFC specification, D.8).
 *
 * <pre>
 * what happens                                             then
 * the system has made the call                             SENT; the system may forget its id; deleted
 * the same, but the lease ended before that was noted      nothing: who has it now sends it again, and the system ignores it
 * the system was not reached, the outcome is unknown,      the same again, later: the system knows the id
 * or no call of the destination ended in time
 * anything else: an exception, a dump, a wrong logon       FAILED, until somebody decides
 * the database fails                                       nothing; the lease ends, and somebody sends it again
 * </pre>
 */
final class Delivery {
    private static final Logger LOG = System.getLogger("fairlead.rfc.outbox");

    private final OutboxTable table;
    private final OutboxSystems systems;
    private final CallText texts;
    private final Clock clock;

    Delivery(OutboxTable table, OutboxSystems systems, CallText texts, Clock clock) {
        this.table = table;
        this.systems = systems;
        this.texts = texts;
        this.clock = clock;
    }

    void send(StoredCall call) {
        try {
            boolean sent = call.state() == OutboxState.SENT || execute(call);
            if (sent) {
                confirm(call);
            }
        } catch (RuntimeException e) {
            // whatever a data source throws
            LOG.log(Level.WARNING, "The outbox cannot note what became of " + call.tid(), e);
        }
    }

    private boolean execute(StoredCall call) {
        try {
            OutboxSystems.Receiver receiver = systems.of(call.destination());
            FunctionData function = texts.read(call.text(), call.destination().name(), receiver::describe);
            execute(receiver.transactions(), call, function);
        } catch (RuntimeException e) {
            settle(call, e);
            return false;
        }
        return table.sent(call);
    }

    private static void execute(RfcTransactions transactions, StoredCall call, FunctionData function) {
        if (call.queue().isPresent()) {
            transactions.executeInQueue(call.tid(), call.queue().get(), function);
        } else {
            transactions.execute(call.tid(), function);
        }
    }

    private void settle(StoredCall call, RuntimeException failure) {
        if (mayBeRepeated(failure)) {
            later(call, OutboxState.NEW, failure);
        } else {
            LOG.log(
                    Level.WARNING,
                    "{0} of the outbox is not sent again before somebody decides: {1}",
                    call.tid(),
                    text(failure));
            table.failed(call, text(failure));
        }
    }

    /** Not before the state SENT is there to stay: a call that is repeated after it would run twice. */
    private void confirm(StoredCall call) {
        try {
            systems.of(call.destination()).transactions().confirm(call.tid());
        } catch (RuntimeException e) {
            if (mayBeRepeated(e)) {
                later(call, OutboxState.SENT, e);
                return;
            }
            LOG.log(Level.DEBUG, "The system remembers " + call.tid() + " for longer than it had to", e);
        }
        table.delete(call);
    }

    private void later(StoredCall call, OutboxState state, RuntimeException failure) {
        int attempts = state == call.state() ? call.attempts() + 1 : 1;
        if (attempts == 1) {
            LOG.log(Level.WARNING, "{0} of the outbox has to wait: {1}", call.tid(), text(failure));
        }
        table.later(call, state, attempts, clock.instant().plus(BackOff.after(attempts)), text(failure));
    }

    private static boolean mayBeRepeated(RuntimeException failure) {
        return failure instanceof RfcCommunicationException
                || failure instanceof RouteUnavailableException
                || failure instanceof RfcException rfc && rfc.group() == RfcErrorGroup.RESOURCE
                || failure instanceof DestinationException known && known.outcomeUnknown();
    }

    /** Messages of ours show nothing secret; of others nobody knows. */
    private static String text(RuntimeException failure) {
        return failure instanceof DestinationException
                ? failure.getMessage()
                : failure.getClass().getName();
    }
}
