package dev.fairlead.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP server on a free port of the loopback interface that records what it was asked. */
public final class Peer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String scheme;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** One request, with its header fields by lower-case name. */
    public record Seen(String method, String target, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
            return values == null ? null : values.get(0);
        }
    }

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange, Seen request) throws IOException;
    }

    private Peer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    /** Reads each request to its end and records it before it is answered. */
    public static Peer http(Handler handler) {
        return start(handler, null);
    }

    public static Peer https(SSLContext tls, Handler handler) {
        return start(handler, tls);
    }

    /** Answers everything with 200 and {@code text}. */
    public static Handler answering(String text) {
        return (exchange, request) -> answer(exchange, 200, "text/plain;charset=UTF-8", text);
    }

    public static void answer(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Peer start(Handler handler, SSLContext tls) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = tls == null ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
            if (server instanceof HttpsServer https) {
                https.setHttpsConfigurator(new HttpsConfigurator(tls));
            }
            Peer peer = new Peer(server, tls == null ? "http" : "https");
            server.createContext("/", exchange -> handler.handle(exchange, peer.record(exchange)));
            server.setExecutor(peer.threads);
            server.start();
            return peer;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Seen record(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new java.util.TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), List.copyOf(values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Seen request =
                new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
        seen.add(request);
        return request;
    }

    public List<Seen> requests() {
        return seen;
    }

    public Seen onlyRequest() {
        if (seen.size() != 1) {
            throw new AssertionError("Expected one request, there were " + seen.size());
        }
        return seen.get(0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address as a URL, by a host name that leads here. */
    public String url(String host) {
        return scheme + "://" + host + ":" + port();
    }

    public String url() {
        return url("127.0.0.1");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
