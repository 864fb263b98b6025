package dev.fairlead.authentication;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits on the calling thread. */
final class ThreadPause implements Pause {

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(
                    longer(duration, ThreadLocalRandom.current().nextDouble()).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * @param part how much of a tenth is added, 0 to 1
     */
    static Duration longer(Duration duration, double part) {
        return duration.plusNanos((long) (duration.toNanos() * part / 10));
    }
}
