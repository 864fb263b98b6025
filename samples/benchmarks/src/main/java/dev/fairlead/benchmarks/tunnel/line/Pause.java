package dev.fairlead.benchmarks.tunnel.line;

import java.io.IOException;
import java.time.Duration;

/** Waits where there is nothing to wait for but time. */
final class Pause {
    private Pause() {}

    static void of(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
