package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP forwarder in front of a gateway that can lose everything without a word, as a broken network does. */
public final class FaultyLink implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final Endpoint target;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Socket> swallowed = new CopyOnWriteArrayList<>();

    public FaultyLink(Endpoint target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        run(this::accept);
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listening.getLocalPort());
    }

    /** From now on every byte of the connections that exist is lost; new connections work. */
    public void swallow() {
        swallowed.addAll(sockets);
    }

    /** Closes every connection. */
    public void cut() {
        sockets.forEach(FaultyLink::closeQuietly);
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket agent = listening.accept();
            Socket gateway = new Socket(target.host(), target.port());
            sockets.add(agent);
            sockets.add(gateway);
            run(() -> forward(agent, gateway));
            run(() -> forward(gateway, agent));
        }
    }

    private void forward(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            if (!swallowed.contains(from)) {
                out.write(piece, 0, count);
            }
        }
        if (!swallowed.contains(from)) {
            to.close();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // the connection was cut, which is what this class is for
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
}
