package dev.fairlead.benchmarks.tunnel.link;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection over the link: to somebody who dialled, and on to the target. */
final class Connection {
    /** Little, so that bytes that were not sent yet stand at their sender, as they would before a real link. */
    private static final int BUFFER = 128 * 1024;

    private final SocketChannel dialler;
    private final SocketChannel target;
    private final Pipe there;
    private final Pipe back;
    private boolean swallowed;
    private boolean closed;

    Connection(
            SocketChannel dialler, SocketAddress target, Course there, Course back, Buffers buffers, Selector selector)
            throws IOException {
        this.dialler = dialler;
        this.target = SocketChannel.open();
        prepare(dialler);
        prepare(this.target);
        this.target.configureBlocking(true);
        this.target.connect(target);
        this.target.configureBlocking(false);
        this.there = new Pipe(dialler, this.target, there, buffers);
        this.back = new Pipe(this.target, dialler, back, buffers);
        dialler.register(selector, SelectionKey.OP_READ, this);
        this.target.register(selector, SelectionKey.OP_READ, this);
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
    }

    /** Something came from one of the ends. */
    void ready(SelectionKey key, long now) {
        Pipe pipe = key.channel() == dialler ? there : back;
        try {
            if (swallowed) {
                pipe.lose();
            } else {
                pipe.take(now);
            }
            if (pipe.hasEnded() && key.isValid()) {
                key.interestOps(0);
            }
        } catch (IOException e) {
            reset();
        }
    }

    /**
     * Delivers what has arrived.
     *
     * @return whether something is on its way still
     */
    boolean deliver(long now) {
        try {
            boolean more = there.deliver(now) | back.deliver(now);
            if (there.isDone() && back.isDone()) {
                close();
            }
            return more;
        } catch (IOException e) {
            reset();
            return false;
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on everything is lost, and nobody is told. */
    void swallow() {
        swallowed = true;
    }

    /** Breaks off: both ends get a reset. */
    void reset() {
        try {
            for (SocketChannel end : new SocketChannel[] {dialler, target}) {
                if (end.isOpen()) {
                    end.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            }
            close();
        } catch (IOException e) {
            closed = true;
        }
    }

    private void close() throws IOException {
        closed = true;
        there.forget();
        back.forget();
        dialler.close();
        target.close();
    }
}
