package dev.fairlead.tunnel.carrier;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one end of a tunnel: event loops for everything that must not block, and a few others for what does
 * (handshakes, name look-ups, files). After {@link #close} none of them is left.
 */
public final class TunnelThreads implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(TunnelThreads.class.getName());
    private static final int BLOCKING_THREADS = 2;
    private static final int MAX_WAITING_TASKS = 1_024;
    private static final long IDLE_SECONDS = 10;
    private static final long END_SECONDS = 10;

    private final NetworkStack stack;
    private final ThreadRoster threads;
    private final LoopGroup loops;
    private final ThreadPoolExecutor blocking;
    private final ThreadPoolExecutor computing;

    /**
     * Daemon threads of Netty's own kind, with native code where {@link Natives#configured} allows it.
     *
     * @param name first part of the threads' names
     * @param loops number of event loops
     */
    public TunnelThreads(String name, int loops) {
        this(name, loops, NetworkStack.choose(Natives.configured()));
    }

    /** As {@link #TunnelThreads(String, int)}, with the stack given. */
    public TunnelThreads(String name, int loops, NetworkStack stack) {
        this(new DefaultThreadFactory(name, true), loops, stack);
    }

    private TunnelThreads(ThreadFactory factory, int loops, NetworkStack stack) {
        this.stack = stack;
        this.threads = new ThreadRoster(factory);
        this.loops = new LoopGroup(loops, threads, stack.ioHandlers());
        LOGGER.log(System.Logger.Level.INFO, "Network threads: {1}, on {0}", stack, loops);
        this.blocking = pool(BLOCKING_THREADS, threads);
        this.computing = pool(Math.max(2, Runtime.getRuntime().availableProcessors()), threads);
    }

    private static ThreadPoolExecutor pool(int size, ThreadRoster threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING_TASKS), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Threads of somebody else's kind, for example a container's.
     *
     * @param factory makes them; what Netty keeps for a thread is removed when it ends
     * @param loops number of event loops
     * @param stack {@link NetworkStack#PORTABLE} inside an application server
     */
    public static TunnelThreads from(ThreadFactory factory, int loops, NetworkStack stack) {
        return new TunnelThreads(task -> factory.newThread(() -> runAndForget(task)), loops, stack);
    }

    private static void runAndForget(Runnable task) {
        try {
            task.run();
        } finally {
            FastThreadLocal.removeAll();
        }
    }

    /** What moves the bytes. */
    public NetworkStack stack() {
        return stack;
    }

    /** All event loops, for a listener. */
    public EventLoopGroup group() {
        return loops;
    }

    /** One of the event loops, in turn. */
    public EventLoop next() {
        return loops.next();
    }

    /** For tasks that block. Rejects them when very many wait, and after the end. */
    public Executor blocking() {
        return blocking;
    }

    /** For tasks that take processor time, such as signatures. Rejects them when very many wait, and after the end. */
    public Executor computing() {
        return computing;
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return loops.isShuttingDown();
    }

    /** Ends every thread and waits for that, some seconds at most. Nothing runs on an event loop afterwards. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS);
        blocking.shutdownNow();
        computing.shutdownNow();
        try {
            loops.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            blocking.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            computing.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            threads.join(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // the calling thread belongs to a container and outlives this class space
            FastThreadLocal.removeAll();
            FastThreadLocal.destroy();
        }
    }
}
