package dev.fairlead.emulator.system;

import java.time.Duration;

/** How the system waits. */
@FunctionalInterface
public interface Pause {

    /** Waits for that time. */
    void pause(Duration time) throws InterruptedException;

    /** Waits in the calling thread. */
    Pause REAL = time -> Thread.sleep(time.toMillis());
}
