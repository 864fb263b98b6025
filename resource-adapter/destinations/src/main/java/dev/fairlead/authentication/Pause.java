package dev.fairlead.authentication;

import java.time.Duration;

/** Waits between attempts. */
@FunctionalInterface
public interface Pause {

    /** Waits on the calling thread; returns early, with the thread's interrupt set, if it is interrupted. */
    void sleep(Duration duration);

    /** Really waits, up to a tenth longer: those who failed together do not come back together. */
    static Pause ofThread() {
        return new ThreadPause();
    }
}
