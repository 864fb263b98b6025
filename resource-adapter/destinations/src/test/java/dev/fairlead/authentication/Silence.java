package dev.fairlead.authentication;

import java.util.concurrent.CountDownLatch;

/** A server that says nothing. */
final class Silence {

    private Silence() {}

    static void until(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
