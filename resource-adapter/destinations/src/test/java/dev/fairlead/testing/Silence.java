package dev.fairlead.testing;

import java.util.concurrent.CountDownLatch;

/** A server that says nothing. */
public final class Silence {

    private Silence() {}

    /** Waits; an interrupt ends it. */
    public static void until(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
