package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;

/** An HTTP proxy that knows CONNECT and nothing else, with names of its own. */
public final class TestProxy implements AutoCloseable {
    private final Map<String, Endpoint> names = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> admitted = request -> true;
    private volatile List<String> offered = List.of("NTLM", "Basic realm=\"x\"");
    private volatile String verdict = "";
    private final Middlebox box;

    public TestProxy() throws IOException {
        box = new Middlebox(ServerSocketFactory.getDefault(), this::serve);
    }

    public Endpoint endpoint() {
        return box.endpoint();
    }

    /** Makes a name known that nobody else knows. */
    public TestProxy knowing(String authority, Endpoint target) {
        names.put(authority, target);
        return this;
    }

    /** From now on this line has to be in every request; others get status 407. */
    public TestProxy demanding(String header) {
        return admitting(request -> request.contains(header));
    }

    /** From now on only such requests are served; others get status 407. */
    public TestProxy admitting(Predicate<String> requests) {
        admitted = requests;
        return this;
    }

    /** What status 407 comes with: values of {@code Proxy-Authenticate}. */
    public TestProxy offering(String... challenges) {
        offered = List.of(challenges);
        return this;
    }

    /** From now on every request gets this answer: a status line and headers. Empty: none at all. */
    public TestProxy answering(String head) {
        verdict = head;
        return this;
    }

    /** The heads of all requests so far. */
    public List<String> requests() {
        return requests;
    }

    private void serve(Middlebox accepting, Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        String request = head(client.getInputStream());
        requests.add(request);
        Endpoint target = names.get(request.split(" ")[1]);
        if (!verdict.isEmpty()) {
            answer(out, verdict);
        } else if (!admitted.test(request)) {
            answer(
                    out,
                    "HTTP/1.1 407 Proxy Authentication Required"
                            + offered.stream()
                                    .map(challenge -> "\r\nProxy-Authenticate: " + challenge)
                                    .collect(Collectors.joining()));
        } else if (target == null) {
            answer(out, "HTTP/1.1 502 Bad Gateway");
        } else {
            Socket server = accepting.dial(target);
            answer(out, "HTTP/1.1 200 Connection established");
            accepting.join(client, server);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void answer(OutputStream out, String head) throws IOException {
        out.write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        box.close();
    }
}
