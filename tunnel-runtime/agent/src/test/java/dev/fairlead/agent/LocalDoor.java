package dev.fairlead.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local port for one client that cannot be given a socket. */
final class LocalDoor implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param behind where a connection leads */
    LocalDoor(Behind behind) throws IOException {
        threads.execute(() -> {
            try (Socket client = listener.accept();
                    Socket target = behind.open()) {
                threads.execute(() -> pass(client, target));
                pass(target, client);
            } catch (IOException ended) {
                // the client has seen what it wanted
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // one end of it is enough
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    /** Opens what is behind the door. */
    @FunctionalInterface
    interface Behind {
        Socket open() throws IOException;
    }
}
