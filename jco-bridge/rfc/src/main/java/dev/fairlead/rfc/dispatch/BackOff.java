package dev.fairlead.rfc.dispatch;

import java.time.Duration;

/** How long a call waits before it is sent again: a second at first, then twice as long each time, up to ten minutes. */
final class BackOff {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 10;

    private BackOff() {}

    /** @param attempts how often it was tried in vain, at least once */
    static Duration after(int attempts) {
        Duration wait = Duration.ofSeconds(1L << Math.min(attempts - 1, DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
