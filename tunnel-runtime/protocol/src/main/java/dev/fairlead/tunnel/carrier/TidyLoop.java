package dev.fairlead.tunnel.carrier;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * An event loop that ends with every channel closed. Netty's own closes them in the turn after the order to end, but
 * makes no such turn if the order comes while tasks run: sockets then stay open, and what their handlers hold is lost.
 * This one first runs what it was given, such as goodbyes, and then closes what is left.
 */
final class TidyLoop extends SingleThreadIoEventLoop {
    private static final long TASKS_A_TURN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Whoever opens another connection whenever one ends does not keep the loop. */
    private static final int ROUNDS = 16;

    TidyLoop(ThreadFactory threads, IoHandlerFactory handlers) {
        super(null, threads, handlers);
    }

    /** As Netty's, but for the channels, which are left alone until the tasks have run. */
    @Override
    protected void run() {
        ioHandler().initialize();
        do {
            runIo();
            runAllTasks(TASKS_A_TURN_NANOS);
        } while (!confirmShutdown() && !canSuspend());
    }

    @Override
    protected boolean confirmShutdown() {
        boolean over = super.confirmShutdown();
        boolean busy = over;
        for (int round = 0; busy && round < ROUNDS; round++) {
            ioHandler().prepareToDestroy();
            // what channels do when they are closed, and perhaps what opens others
            busy = runAllTasks();
        }
        return over;
    }
}
