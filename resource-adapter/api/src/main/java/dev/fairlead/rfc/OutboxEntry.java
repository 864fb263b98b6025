package dev.fairlead.rfc;

import dev.fairlead.source.DestinationLookup;
import java.time.Instant;
import java.util.Objects;

/**
 * A call in an outbox, without its values.
 *
 * @param tid transaction id
 * @param destination where it is sent
 * @param queue name of its queue; empty for none
 * @param function name of the function
 * @param state how far it has come
 * @param attempts how often it was tried in vain since it was written or retried
 * @param nextAttempt not tried before
 * @param failure what the last attempt failed with; empty if none did
 */
public record OutboxEntry(
        String tid,
        DestinationLookup destination,
        String queue,
        String function,
        OutboxState state,
        int attempts,
        Instant nextAttempt,
        String failure) {

    public OutboxEntry {
        Objects.requireNonNull(tid, "tid");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(nextAttempt, "nextAttempt");
        Objects.requireNonNull(failure, "failure");
    }
}
