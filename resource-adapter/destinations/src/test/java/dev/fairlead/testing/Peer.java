package dev.fairlead.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** An HTTP server on a free port of the loopback interface that records what it was asked. */
public final class Peer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String scheme;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** One request, with its header fields by lower-case name, and the chain that the client showed. */
    public record Seen(
            String method,
            String target,
            Map<String, List<String>> headers,
            String body,
            List<X509Certificate> clientCertificates) {
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
        return start(handler, Optional.empty());
    }

    public static Peer https(SSLContext tls, Handler handler) {
        return start(handler, Optional.of(new HttpsConfigurator(tls)));
    }

    /** Ends the handshake with clients that show no certificate, or one that {@code tls} does not trust. */
    public static Peer mutual(SSLContext tls, Handler handler) {
        return start(handler, Optional.of(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demanded = getSSLContext().getDefaultSSLParameters();
                demanded.setNeedClientAuth(true);
                parameters.setSSLParameters(demanded);
            }
        }));
    }

    /** Answers everything with 200 and {@code text}. */
    public static Handler answering(String text) {
        return (exchange, request) -> answer(exchange, 200, "text/plain;charset=UTF-8", text);
    }

    public static void answer(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        SecretParts.tellAnswer(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Peer start(Handler handler, Optional<HttpsConfigurator> tls) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = tls.isEmpty() ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
            if (server instanceof HttpsServer https) {
                https.setHttpsConfigurator(tls.orElseThrow());
            }
            Peer peer = new Peer(server, tls.isEmpty() ? "http" : "https");
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
        Seen request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                body,
                clientCertificates(exchange));
        SecretParts.tell(request);
        seen.add(request);
        return request;
    }

    private static List<X509Certificate> clientCertificates(HttpExchange exchange) {
        try {
            return exchange instanceof HttpsExchange https
                    ? Stream.of(https.getSSLSession().getPeerCertificates())
                            .map(X509Certificate.class::cast)
                            .toList()
                    : List.of();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
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
