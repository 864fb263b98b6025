package dev.fairlead.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the HTTP server, which cannot refuse connections: takes them, and brings their bytes to the server or resets
 * them.
 */
final class Door implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Executor threads;
    private final AtomicInteger refusals = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Opens at a port of the loopback interface.
     *
     * @param port 0 for a free one
     * @param server to bring connections to
     * @param threads two for each connection, and one
     */
    Door(int port, InetSocketAddress server, Executor threads) throws IOException {
        this.listener = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        this.server = server;
        this.threads = threads;
        threads.execute(this::takeConnections);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Resets so many of the connections that come. */
    void refuse(int connections) {
        refusals.set(connections);
    }

    /** Closes all connections, whether or not a call is on its way. */
    void closeConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void takeConnections() {
        while (!listener.isClosed()) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                // the listener was closed, or the caller went away already
            }
        }
    }

    private void take(Socket caller) throws IOException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            caller.setSoLinger(true, 0);
            caller.close();
            return;
        }
        Socket inside = new Socket();
        open.add(caller);
        open.add(inside);
        try {
            inside.connect(server);
            caller.setTcpNoDelay(true);
            inside.setTcpNoDelay(true);
        } catch (IOException e) {
            end(caller, inside);
            throw e;
        }
        threads.execute(() -> carry(caller, inside));
        threads.execute(() -> carry(inside, caller));
    }

    private void end(Socket one, Socket other) throws IOException {
        open.remove(one);
        open.remove(other);
        one.close();
        other.close();
    }

    /** Either direction's end ends the connection: HTTP has no half of one. */
    private void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // one of them was closed: so are both now
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeConnections();
    }
}
