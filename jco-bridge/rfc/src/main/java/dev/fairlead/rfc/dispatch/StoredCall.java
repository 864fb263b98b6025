package dev.fairlead.rfc.dispatch;

import dev.fairlead.rfc.OutboxEntry;
import dev.fairlead.rfc.OutboxState;
import dev.fairlead.source.DestinationLookup;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param tid transaction id
 * @param destination where it is sent
 * @param queue name of its queue, if it has one
 * @param function name of the function
 * @param text the call, as {@link CallText} writes it
 * @param state how far it has come
 * @param attempts how often it was tried in vain
 * @param nextAttempt not tried before
 * @param failure of the last attempt, if there was one
 */
record StoredCall(
        String tid,
        DestinationLookup destination,
        Optional<String> queue,
        String function,
        String text,
        OutboxState state,
        int attempts,
        Instant nextAttempt,
        Optional<String> failure) {

    OutboxEntry entry() {
        return new OutboxEntry(
                tid, destination, queue.orElse(""), function, state, attempts, nextAttempt, failure.orElse(""));
    }
}
