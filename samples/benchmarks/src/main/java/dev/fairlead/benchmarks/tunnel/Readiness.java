package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** Whether requests pass through a subject. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRY_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 50;
    private static final String OK = "HTTP/1.1 200";

    private Readiness() {}

    /** Asks until there is an answer. */
    static void await(Running subject) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(subject)) {
            if (System.nanoTime() - until > 0) {
                throw new IOException(subject.name() + " answers no request. "
                        + subject.processes().stream().map(ChildProcess::tail).collect(Collectors.joining("\n")));
            }
            pause();
        }
    }

    private static boolean answers(Running subject) {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), subject.port())) {
            socket.setSoTimeout(TRY_MILLIS);
            socket.getOutputStream().write(subject.smallRequest().getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(OK.length());
            return new String(start, StandardCharsets.US_ASCII).equals(OK);
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
