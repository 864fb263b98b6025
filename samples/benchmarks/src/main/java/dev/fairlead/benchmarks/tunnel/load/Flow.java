package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection of the load; lives on one thread. */
abstract class Flow {
    private static final int BUFFER = 256 * 1024;

    /** Shared by all flows of a thread: nothing stays in it between two turns. */
    private final ByteBuffer buffer;

    private final Selector selector;
    private final InetSocketAddress target;
    final Tally tally;

    private SocketChannel channel;
    private SelectionKey key;

    Flow(Shared shared) {
        this.buffer = shared.buffer;
        this.selector = shared.selector;
        this.target = shared.target;
        this.tally = shared.tally;
    }

    /** What the flows of a thread have in common. */
    static final class Shared {
        final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        final Selector selector;
        final InetSocketAddress target;
        final Tally tally = new Tally();

        Shared(Selector selector, int port) throws IOException {
            this.selector = selector;
            this.target = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        }
    }

    /** Begins to connect. */
    final void connect() throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        configure(channel);
        boolean connected = channel.connect(target);
        key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (connected) {
            connected();
        }
    }

    /** Before the connection is made. */
    void configure(SocketChannel channel) throws IOException {}

    /** Called when the selector has found something to do. */
    final void ready() throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            connected();
        } else {
            if (key.isWritable()) {
                writable(channel);
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        }
    }

    private void read() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            ended();
        } else {
            buffer.flip();
            received(buffer);
        }
    }

    /** Sends something small, which the socket's buffer takes at once. */
    final void send(ByteBuffer request) throws IOException {
        request.rewind();
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("no room for a small request");
        }
    }

    final void interest(int operations) {
        key.interestOps(operations);
    }

    final void close() throws IOException {
        channel.close();
    }

    /** The connection stands. */
    abstract void connected() throws IOException;

    /** Bytes came; those that are not taken are an error of the other side. */
    abstract void received(ByteBuffer bytes) throws IOException;

    /** The socket takes bytes; only if that was asked for. */
    void writable(SocketChannel to) throws IOException {}

    /** The other side has ended the connection. */
    void ended() throws IOException {
        throw new IOException("the connection was ended by the other side");
    }
}
