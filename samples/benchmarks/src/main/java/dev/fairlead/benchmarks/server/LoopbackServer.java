package dev.fairlead.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * An HTTP server on 127.0.0.1, a thread a connection. It plays the target, an HTTP proxy that knows the target, a token
 * service and a Destination service; see {@link Answers} for what it says.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 2048;

    private final ServerSocket listener;
    private final Answers answers;

    /** Opens on a free port. */
    public LoopbackServer() {
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = new Answers(uri());
        daemon("accept", this::accept);
    }

    /** Runs until its standard input ends; prints its address. */
    public static void main(String[] arguments) throws IOException {
        LoopbackServer server = new LoopbackServer();
        System.out.println(server.uri());
        while (System.in.read() >= 0) {
            // whoever started it says nothing more
        }
        server.close();
    }

    /** Address without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                daemon("connection", () -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Request request = Request.read(in); request != null; request = Request.read(in)) {
                Answers.Answer answer = answers.to(request);
                socket.getOutputStream().write(answer.bytes());
                if (answer.last()) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client has gone; its connection goes, too
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
