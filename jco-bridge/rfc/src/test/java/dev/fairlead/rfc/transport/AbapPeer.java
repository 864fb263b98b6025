package dev.fairlead.rfc.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** An HTTP server in the place of an ABAP system; it answers what a test makes it answer, and records what it was asked. */
final class AbapPeer implements AutoCloseable {

    static final String MESSAGE = "text/xml; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** One request; {@code connection} tells connections apart. */
    record Seen(String method, String target, Map<String, List<String>> headers, String body, int connection) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .get(0);
        }
    }

    @FunctionalInterface
    interface Handler {
        void handle(HttpExchange exchange, Seen request) throws IOException;
    }

    AbapPeer(Handler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Seen request = seen(exchange);
                seen.add(request);
                handler.handle(exchange, request);
            }
        });
        server.start();
    }

    /** A peer that answers all requests alike. */
    static AbapPeer answering(int status, String type, String body) {
        return new AbapPeer((exchange, request) -> answer(exchange, status, type, body));
    }

    private static Seen seen(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        InputStream body = exchange.getRequestBody();
        if (headers.containsKey("content-encoding")) {
            body = new GZIPInputStream(body);
        }
        return new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(body.readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRemoteAddress().getPort());
    }

    static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** A message around results of {@code STFC_CONNECTION}. */
    static String echo(String text) {
        return results("STFC_CONNECTION", "<ECHOTEXT>" + text + "</ECHOTEXT>");
    }

    static String results(String function, String results) {
        return envelope("<rfc:" + function + ".Response xmlns:rfc='urn:sap-com:document:sap:rfc:functions'>" + results
                + "</rfc:" + function + ".Response>");
    }

    static String envelope(String body) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    static String fault(String code, String text, String detail) {
        return envelope("<s:Fault><faultcode>s:" + code + "</faultcode><faultstring>" + text + "</faultstring><detail>"
                + detail + "</detail></s:Fault>");
    }

    List<Seen> seen() {
        return seen;
    }

    Seen last() {
        return seen.get(seen.size() - 1);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
