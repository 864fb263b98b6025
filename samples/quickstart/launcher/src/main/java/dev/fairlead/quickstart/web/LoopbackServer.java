package dev.fairlead.quickstart.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP or HTTPS server at 127.0.0.1. */
public final class LoopbackServer implements AutoCloseable {
    private static final int THREADS = 8;

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "quickstart-server");
        thread.setDaemon(true);
        return thread;
    });

    private LoopbackServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
    }

    /** Answers a request. What it throws becomes a status of 500. */
    @FunctionalInterface
    public interface Handler {
        void handle(Exchange exchange) throws IOException;
    }

    /**
     * A server without TLS; answers from {@link #start} on.
     *
     * @param port 0 for one that is free
     */
    public static LoopbackServer http(int port) throws IOException {
        return new LoopbackServer(HttpServer.create(loopback(port), 0), "http");
    }

    /**
     * A server with TLS, on a port that is free; answers from {@link #start} on.
     *
     * @param demandCertificate whether a client without a certificate that {@code tls} trusts is turned away in the
     *     handshake
     */
    public static LoopbackServer https(SSLContext tls, boolean demandCertificate) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters choice = tls.getDefaultSSLParameters();
                choice.setNeedClientAuth(demandCertificate);
                parameters.setSSLParameters(choice);
            }
        });
        return new LoopbackServer(server, "https");
    }

    /** Lets {@code handler} answer all requests whose path begins with {@code prefix} and no longer prefix fits. */
    public LoopbackServer on(String prefix, Handler handler) {
        server.createContext(prefix, exchange -> {
            try (exchange) {
                answer(handler, new Exchange(exchange));
            }
        });
        return this;
    }

    private static void answer(Handler handler, Exchange exchange) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException unexpected) {
            System.getLogger(LoopbackServer.class.getName())
                    .log(System.Logger.Level.WARNING, exchange.method() + " " + exchange.path(), unexpected);
            exchange.answer(500, "text/plain", new byte[0]);
        }
    }

    public LoopbackServer start() {
        server.start();
        return this;
    }

    /** For example {@code https://127.0.0.1:40123}, without a slash at the end. */
    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
