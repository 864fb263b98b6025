package dev.fairlead.connector.rfc.forwarder;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that gives back what it gets, until its client has said all. */
final class LoopbackServer implements AutoCloseable {
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    LoopbackServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                threads.execute(() -> echo(client));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private static void echo(Socket client) {
        try (client;
                InputStream in = client.getInputStream()) {
            in.transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // its client has closed the connection
        }
    }

    /** A connection to it, as a stream of a tunnel would be. */
    Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
