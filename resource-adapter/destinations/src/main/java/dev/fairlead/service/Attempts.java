package dev.fairlead.service;

import dev.fairlead.authentication.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Three tries with growing pauses between them (destination specification, 7.1). What can be used once only, an
 * authorization code or a refresh token, goes out again only where the service has certainly not seen it.
 */
final class Attempts {

    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final double JITTER = 0.5;

    private final Clock clock;
    private final Pause pause;
    private final Duration timeout;
    private final boolean usedOnce;

    Attempts(ServiceSettings settings, boolean usedOnce) {
        this.clock = settings.clock();
        this.pause = settings.pause();
        this.timeout = settings.readTimeout();
        this.usedOnce = usedOnce;
    }

    /**
     * @throws dev.fairlead.error.DestinationException if no try had an answer
     */
    Attempt.Reply run(Supplier<Attempt> once) {
        Instant deadline = clock.instant().plus(timeout);
        Duration next = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Attempt result = once.get();
            if (result.reply().isPresent()) {
                return result.reply().get();
            }
            Duration wait = result.retryAfter().orElse(jittered(next));
            boolean inTime = clock.instant().plus(wait).isBefore(deadline) && wait.compareTo(LONGEST_PAUSE) <= 0;
            if (attempt == TRIES || !inTime || (usedOnce && !result.unharmed())) {
                throw result.failure().orElseThrow();
            }
            pause.sleep(wait);
            next = next.multipliedBy(2);
        }
    }

    /** Longer by a random part, so that many clients do not come back at the same moment. */
    private static Duration jittered(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong((long) (millis * JITTER)));
    }
}
