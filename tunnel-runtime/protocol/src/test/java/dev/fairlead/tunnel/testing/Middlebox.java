package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ServerSocketFactory;

/** What every box on the way does: accepts, connects onward, passes bytes on both ways, closes what is left. */
final class Middlebox implements AutoCloseable {
    private static final int PIECE = 16 * 1024;
    private static final int BACKLOG = 50;

    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param service decides about each connection, in a thread of its own; one that fails is closed */
    Middlebox(ServerSocketFactory listeners, Service service) throws IOException {
        listening = listeners.createServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        run(() -> accept(service));
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listening.getLocalPort());
    }

    /** The first bytes that have come, at least one. */
    static byte[] first(Socket from) throws IOException {
        byte[] piece = new byte[PIECE];
        int count = from.getInputStream().read(piece);
        if (count < 0) {
            throw new EOFException();
        }
        return Arrays.copyOf(piece, count);
    }

    Socket dial(Endpoint target) throws IOException {
        Socket server = owned(new Socket(target.host(), target.port()));
        server.setTcpNoDelay(true);
        return server;
    }

    /** Passes bytes on until one side has ended, and closes the other. */
    void join(Socket client, Socket server) {
        join(client, server, () -> true, () -> true);
    }

    /**
     * The same as long as it wants to; what comes later is lost, and that a side has ended is kept from the other.
     *
     * @param up whether the client is still heard
     * @param down whether the server is still heard
     */
    void join(Socket client, Socket server, BooleanSupplier up, BooleanSupplier down) {
        run(() -> forward(server, client, down));
        run(() -> forward(client, server, up));
    }

    /** Closes every connection. */
    void cut() {
        sockets.forEach(Middlebox::closeQuietly);
    }

    private void accept(Service service) throws IOException {
        while (!listening.isClosed()) {
            Socket client = owned(listening.accept());
            run(() -> {
                try {
                    service.serve(this, client);
                } catch (IOException e) {
                    client.close();
                }
            });
        }
    }

    /** Ends with this box, even if that has been closed meanwhile. */
    private Socket owned(Socket socket) throws IOException {
        sockets.add(socket);
        if (listening.isClosed()) {
            socket.close();
        }
        return socket;
    }

    private static void forward(Socket from, Socket to, BooleanSupplier passing) throws IOException {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (passing.getAsBoolean()) {
                    out.write(piece, 0, count);
                }
            }
        } finally {
            if (passing.getAsBoolean()) {
                to.close();
            }
        }
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // a connection has ended, or the box was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private interface Task {
        void run() throws IOException;
    }

    /** What a box does with a connection before it passes anything on. */
    interface Service {
        void serve(Middlebox box, Socket client) throws IOException;
    }
}
