package dev.fairlead.authentication;

import java.time.Duration;

/** Waits between attempts. */
@FunctionalInterface
public interface Pause {

    /** Waits on the calling thread; returns early, with the thread's interrupt set, if it is interrupted. */
    void sleep(Duration duration);

    /** Really waits. */
    static Pause ofThread() {
        return duration -> {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
