package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A box on the way that opens nothing, but cuts connections off whose TLS offers a protocol that it does not know. */
public final class SuspiciousLink implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final Endpoint target;
    private final String unwanted;
    private final ServerSocket listening;
    private final AtomicInteger cutOff = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param unwanted name of a protocol, as it stands in a client's first message */
    public SuspiciousLink(Endpoint target, String unwanted) throws IOException {
        this.target = target;
        this.unwanted = unwanted;
        this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        run(this::accept);
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listening.getLocalPort());
    }

    /** How many connections it did not like. */
    public int cutOff() {
        return cutOff.get();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket agent = listening.accept();
            sockets.add(agent);
            run(() -> inspect(agent));
        }
    }

    private void inspect(Socket agent) throws IOException {
        byte[] first = new byte[PIECE];
        int count = agent.getInputStream().read(first);
        if (count < 0 || new String(first, 0, count, StandardCharsets.ISO_8859_1).contains(unwanted)) {
            cutOff.incrementAndGet();
            agent.close();
            return;
        }
        Socket gateway = new Socket(target.host(), target.port());
        sockets.add(gateway);
        gateway.getOutputStream().write(first, 0, count);
        run(() -> forward(gateway, agent));
        forward(agent, gateway);
    }

    private static void forward(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            out.write(piece, 0, count);
        }
        to.close();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // one of the two connections has ended, and the other is closed with it
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
