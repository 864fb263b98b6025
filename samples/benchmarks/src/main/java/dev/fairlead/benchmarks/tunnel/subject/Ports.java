package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** Waits for programs that do not say when they are ready. */
final class Ports {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;

    private Ports() {}

    /**
     * Until somebody listens on the port.
     *
     * @param process who should
     * @throws IOException if it ends before that, or takes too long
     */
    static void await(ChildProcess process, int port) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() - until > 0) {
                throw new IOException(process.name() + " does not listen. " + process.tail());
            }
            pause();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
