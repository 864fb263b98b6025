package dev.fairlead.agent.faults;

import dev.fairlead.agent.fixture.TunnelClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clients of an HTTP proxy, each with a connection and one request after the other; none ever repeats a request. */
final class Load {
    private static final int PATIENCE_MILLIS = 60_000;
    /** The response had begun, and was not brought to its end. */
    static final String CUT_OFF = "cut off";

    private static final String BODY = "b".repeat(2_000);

    private final int proxyPort;
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<Thread> clients;
    private volatile boolean stopping;

    /**
     * What became of a request.
     *
     * @param status of the response; 0 if none came, or not all of it
     * @param error what the tunnel names the failure, or {@link #CUT_OFF}; empty if nothing came
     */
    record Outcome(String id, int status, String error, String body) {}

    private Load(int proxyPort, List<String> names) {
        this.proxyPort = proxyPort;
        this.clients = names.stream()
                .map(name -> new Thread(() -> run(name), "load-" + name))
                .toList();
    }

    /** Starts a client for each name; the ids of its requests begin with it. */
    static Load start(int proxyPort, List<String> names) {
        Load load = new Load(proxyPort, names);
        load.clients.forEach(Thread::start);
        return load;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** What is on its way is still waited for; nothing new is sent. */
    void stop() {
        stopping = true;
    }

    boolean isRunning() {
        return clients.stream().anyMatch(Thread::isAlive);
    }

    void join() throws InterruptedException {
        for (Thread client : clients) {
            client.join();
        }
    }

    private void run(String name) {
        int number = 0;
        while (!stopping) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxyPort)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                boolean goesOn = true;
                while (goesOn && !stopping) {
                    Outcome outcome = exchange(socket, name + "-" + number++);
                    outcomes.add(outcome);
                    goesOn = outcome.status() == 200;
                }
            } catch (IOException noGateway) {
                return;
            }
        }
    }

    /** One request, whatever becomes of it. */
    private static Outcome exchange(Socket socket, String id) {
        String error = "";
        try {
            OutputStream out = socket.getOutputStream();
            out.write(("POST http://files.corp:80/load HTTP/1.1\r\nHost: files.corp:80\r\nX-Id: " + id
                            + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            List<String> head = TunnelClient.head(in).lines().toList();
            error = CUT_OFF;
            int length = Integer.parseInt(value(head, "content-length").orElse("0"));
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new IOException("The response ended within its body");
            }
            return new Outcome(
                    id,
                    Integer.parseInt(head.get(0).split(" ")[1]),
                    value(head, "x-fairlead-error").orElse(""),
                    new String(body, StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            return new Outcome(id, 0, error, "");
        }
    }

    private static Optional<String> value(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst();
    }
}
