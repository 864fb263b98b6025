package dev.fairlead.connector.rfc.forwarder;

import dev.fairlead.route.Tunnel;
import dev.fairlead.route.TunnelRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One listener on the loopback interface for one system. Each connection goes through a stream of its own; two threads
 * carry its bytes, so that a slow side holds up nothing but the other.
 */
public final class Forwarder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("fairlead.rfc.t1");
    private static final int MAXIMUM_CONNECTIONS = 100;
    private static final int BACKLOG = 50;
    private static final int FIRST_PORT = 3300;
    private static final int PORTS = 100;
    private static final int BUFFER = 16 * 1024;

    private final ForwardedSystem system;
    private final Tunnel tunnel;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Forwarder(ForwardedSystem system, Tunnel tunnel, ServerSocket listener) {
        this.system = system;
        this.tunnel = tunnel;
        this.listener = listener;
    }

    /**
     * Listens on a port that SAP JCo can address as a system number; empty if all of them are taken.
     *
     * @param system with its tenant named
     */
    static Optional<Forwarder> start(ForwardedSystem system, Tunnel tunnel) throws IOException {
        for (int number = 0; number < PORTS; number++) {
            Optional<ServerSocket> listener = listen(FIRST_PORT + number);
            if (listener.isPresent()) {
                Forwarder forwarder = new Forwarder(system, tunnel, listener.get());
                forwarder.thread("accept", forwarder::accept);
                return Optional.of(forwarder);
            }
        }
        return Optional.empty();
    }

    private static Optional<ServerSocket> listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            return Optional.of(socket);
        } catch (IOException taken) {
            socket.close();
            return Optional.empty();
        }
    }

    private void thread(String purpose, Runnable work) {
        Thread thread = new Thread(work, "fairlead-forwarder-" + listener.getLocalPort() + "-" + purpose);
        thread.setDaemon(true);
        thread.start();
    }

    /** Two digits, by which SAP JCo finds the port. */
    public String systemNumber() {
        return Integer.toString(listener.getLocalPort()).substring(2);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Whether it listens. */
    boolean isOpen() {
        return !listener.isClosed();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                if (open.size() >= 2 * MAXIMUM_CONNECTIONS) {
                    LOG.log(Level.WARNING, "{0}: too many connections at port {1}", system.destination(), port());
                    close(client);
                } else {
                    open.add(client);
                    thread("out", () -> connect(client));
                }
            }
        } catch (IOException closed) {
            LOG.log(Level.DEBUG, "Port of {0} is closed", system.destination());
        }
    }

    private void connect(Socket client) {
        try {
            Connection connection = new Connection(client, tunnel.connect(request()), new AtomicInteger(2));
            open.add(connection.stream());
            if (!isOpen()) {
                end(connection);
            } else {
                thread("in", () -> carry(connection.stream(), client, connection));
                carry(client, connection.stream(), connection);
            }
        } catch (IOException refused) {
            LOG.log(Level.WARNING, "{0}: the tunnel leads nowhere: {1}", system.destination(), refused.getMessage());
            open.remove(client);
            close(client);
        }
    }

    private TunnelRequest request() {
        return new TunnelRequest(
                system.tenant(),
                system.locationId(),
                system.host(),
                Integer.toString(system.port()),
                false,
                Optional.empty(),
                UUID.randomUUID().toString(),
                system.timeout());
    }

    /** Bytes in one direction; its end is told to the other side, and a failure ends both. */
    private void carry(Socket from, Socket to, Connection connection) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[BUFFER];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
            to.shutdownOutput();
            if (connection.directions().decrementAndGet() == 0) {
                end(connection);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection of " + system.destination() + " ends", e);
            end(connection);
        }
    }

    private void end(Connection connection) {
        for (Socket side : List.of(connection.client(), connection.stream())) {
            open.remove(side);
            close(side);
        }
    }

    /** @param directions in which bytes may still come */
    private record Connection(Socket client, Socket stream, AtomicInteger directions) {}

    private static void close(AutoCloseable side) {
        try {
            side.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "A connection was closed already", e);
        }
    }

    /** Ends the listener and every connection. */
    @Override
    public void close() {
        close(listener);
        open.forEach(Forwarder::close);
        open.clear();
    }
}
