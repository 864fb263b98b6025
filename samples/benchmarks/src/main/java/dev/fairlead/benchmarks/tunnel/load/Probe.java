package dev.fairlead.benchmarks.tunnel.load;

import dev.fairlead.benchmarks.tunnel.process.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Small requests at even intervals, each on a new connection, whatever becomes of the ones before. */
final class Probe {
    private static final String OK = "HTTP/1.1 200";

    private Probe() {}

    /**
     * Asks again and again.
     *
     * @param question holds the port, the length of it all and the interval in seconds, and how long to wait for an
     *     answer in milliseconds
     */
    static Words run(Words question, String request, ExecutorService threads) throws Exception {
        long begin = System.nanoTime();
        long interval = nanos(question.real("interval"));
        long count = nanos(question.real("seconds")) / interval;
        InetSocketAddress target = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), question.integer("port"));
        int patience = question.integer("patience");
        List<Future<ProbeAnswer>> answers = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            TimeUnit.NANOSECONDS.sleep(begin + i * interval - System.nanoTime());
            answers.add(threads.submit(() -> ask(target, request, patience)));
        }
        List<ProbeAnswer> all = new ArrayList<>();
        for (Future<ProbeAnswer> answer : answers) {
            all.add(answer.get());
        }
        return Words.of("done")
                .with("answers", all.stream().map(ProbeAnswer::toString).collect(Collectors.joining(",")));
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private static ProbeAnswer ask(InetSocketAddress target, String request, int patience) {
        long begin = System.nanoTime();
        boolean answered = false;
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(patience);
            socket.connect(target, patience);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(OK.length());
            answered = new String(start, StandardCharsets.US_ASCII).equals(OK);
        } catch (IOException e) {
            // not answered: that is what is asked
        }
        return new ProbeAnswer(begin, System.nanoTime(), answered);
    }
}
