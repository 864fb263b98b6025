package dev.fairlead.service;

import dev.fairlead.error.DestinationException;
import java.time.Duration;
import java.util.Optional;

/**
 * How one request to the service ended.
 *
 * @param reply what it answered; empty if it failed
 * @param failure why it failed
 * @param unharmed whether the service has certainly not worked on it
 * @param retryAfter how long the service wants to be left alone
 */
record Attempt(
        Optional<Reply> reply,
        Optional<DestinationException> failure,
        boolean unharmed,
        Optional<Duration> retryAfter) {

    /**
     * An answer of the service.
     *
     * @param answer what was found, if the status is 200
     */
    record Reply(int status, String body, Optional<ServiceAnswer> answer) {}

    static Attempt answered(Reply reply) {
        return new Attempt(Optional.of(reply), Optional.empty(), false, Optional.empty());
    }

    static Attempt failed(DestinationException failure, boolean unharmed, Optional<Duration> retryAfter) {
        return new Attempt(Optional.empty(), Optional.of(failure), unharmed, retryAfter);
    }
}
