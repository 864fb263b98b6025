package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that knows CONNECT and nothing else, with names of its own. */
public final class TestProxy implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket listening;
    private final Map<String, Endpoint> names = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile String demanded = "";
    private volatile String verdict = "";

    public TestProxy() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        run(this::accept);
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listening.getLocalPort());
    }

    /** Makes a name known that nobody else knows. */
    public TestProxy knowing(String authority, Endpoint target) {
        names.put(authority, target);
        return this;
    }

    /** From now on this line has to be in every request; others get status 407. */
    public TestProxy demanding(String header) {
        demanded = header;
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

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            sockets.add(client);
            run(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        String request = head(in);
        requests.add(request);
        Endpoint target = names.get(request.split(" ")[1]);
        if (!verdict.isEmpty()) {
            answer(out, verdict);
        } else if (!request.contains(demanded)) {
            answer(
                    out,
                    "HTTP/1.1 407 Proxy Authentication Required\r\n"
                            + "Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Basic realm=\"x\"");
        } else if (target == null) {
            answer(out, "HTTP/1.1 502 Bad Gateway");
        } else {
            Socket server = new Socket(target.host(), target.port());
            server.setTcpNoDelay(true);
            sockets.add(server);
            answer(out, "HTTP/1.1 200 Connection established");
            run(() -> forward(server.getInputStream(), out, client));
            forward(in, server.getOutputStream(), server);
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
        out.flush();
    }

    private static void forward(InputStream in, OutputStream out, Socket to) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            out.write(piece, 0, count);
            out.flush();
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
