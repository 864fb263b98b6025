package dev.fairlead.benchmarks.tunnel.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/**
 * An emulated link between whoever dials it and a target: with a delay, a rate, and a short queue in each direction, and
 * with the ability to break. Everything in user space, on one thread.
 */
public final class Link implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final long PAUSE_NANOS = 50_000;

    private final InetSocketAddress target;
    private final Course there;
    private final Course back;
    private final Buffers buffers = new Buffers();
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final List<Connection> connections = new ArrayList<>();
    private final Queue<FutureTask<?>> orders = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    /**
     * @param target port on the loopback address
     * @param delayMillis from one end to the other; a round trip takes twice as long
     * @param bytesPerSecond in each direction; 0 for no limit
     * @param queueBytes may wait at each end
     */
    public Link(int target, double delayMillis, double bytesPerSecond, long queueBytes) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        this.target = new InetSocketAddress(loopback, target);
        this.there = new Course(delayMillis, bytesPerSecond, queueBytes);
        this.back = new Course(delayMillis, bytesPerSecond, queueBytes);
        listening.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        listening.bind(new InetSocketAddress(loopback, 0), 1024);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Where it is dialled. */
    public int port() {
        return listening.socket().getLocalPort();
    }

    /** Breaks every connection off, and tells both ends; new ones can be made. */
    public void reset() {
        order(() -> connections.forEach(Connection::reset));
    }

    /** Loses everything of every connection from now on, and tells nobody; new ones can be made. */
    public void swallow() {
        order(() -> connections.forEach(Connection::swallow));
    }

    /** Has something done by the link's thread, and waits until it was: connections made later are not concerned. */
    private void order(Runnable order) {
        FutureTask<?> task = new FutureTask<>(order, null);
        orders.add(task);
        selector.wakeup();
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Works until it is closed; then every connection is broken off. */
    public void run() {
        try {
            while (!closing) {
                turn();
            }
            connections.forEach(Connection::reset);
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        for (FutureTask<?> order = orders.poll(); order != null; order = orders.poll()) {
            order.run();
        }
        long now = System.nanoTime();
        boolean more = false;
        for (Connection connection : connections) {
            more |= !connection.isClosed() && connection.deliver(now);
        }
        connections.removeIf(Connection::isClosed);
        if (more) {
            // a selector waits for milliseconds at least
            LockSupport.parkNanos(PAUSE_NANOS);
            selector.selectNow(this::ready);
        } else {
            selector.select(this::ready);
        }
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        try {
            if (key.channel() == listening) {
                accept();
            } else {
                ((Connection) key.attachment()).ready(key, System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel one = listening.accept(); one != null; one = listening.accept()) {
            try {
                connections.add(new Connection(one, target, there, back, buffers, selector));
            } catch (IOException e) {
                // nobody there: the one who dialled sees a closed connection
                one.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        listening.close();
        selector.wakeup();
    }
}
