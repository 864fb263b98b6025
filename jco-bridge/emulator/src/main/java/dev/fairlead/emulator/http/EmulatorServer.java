package dev.fairlead.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.emulator.system.Logon;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Answers HTTP or HTTPS on the loopback interface. A path that is not in the table gets 404. */
public final class EmulatorServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("fairlead.emulator");
    static final String SOAP = "/sap/bc/soap/rfc";
    private static final String PUBLIC_INFO = "/sap/public/info";

    /** Path of the page for people: no SAP system has it. */
    public static final String STATUS = "/fairlead";

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads;
    private final Authenticator authenticator;
    private final CookieSessions sessions;
    private final Map<String, Endpoint> endpoints;
    private final Answer publicInfo;
    private final Door door;

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @param tls for HTTPS, with client certificates if they come; empty for HTTP
     */
    public static EmulatorServer start(int port, Optional<SSLContext> tls, ServerParts parts) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = tls.isPresent() ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
        if (server instanceof HttpsServer https) {
            https.setHttpsConfigurator(askingForCertificates(tls.orElseThrow()));
        }
        ExecutorService threads = Executors.newCachedThreadPool(EmulatorServer::daemon);
        Door door = open(port, server, threads);
        EmulatorServer emulator = new EmulatorServer(server, door, threads, tls.isPresent() ? "https" : "http", parts);
        server.createContext("/", emulator::handle);
        server.setExecutor(threads);
        server.start();
        return emulator;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "abap-emulator");
        thread.setDaemon(true);
        return thread;
    }

    private static Door open(int port, HttpServer server, ExecutorService threads) throws IOException {
        try {
            return new Door(port, server.getAddress(), threads);
        } catch (IOException taken) {
            server.stop(0);
            threads.shutdownNow();
            throw taken;
        }
    }

    private static HttpsConfigurator askingForCertificates(SSLContext tls) {
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        };
    }

    private EmulatorServer(HttpServer server, Door door, ExecutorService threads, String scheme, ServerParts parts) {
        this.server = server;
        this.door = door;
        this.threads = threads;
        this.scheme = scheme;
        this.authenticator =
                new Authenticator(parts.users(), parts.facts().sid(), parts.defaultClient(), parts.trustsHeader());
        this.sessions = new CookieSessions(parts.facts().clock(), parts.ids());
        this.publicInfo = PublicInfo.of(parts.facts());
        WsdlEndpoint wsdl = new WsdlEndpoint(parts.runner(), scheme);
        this.endpoints = Map.of(
                SOAP,
                new SoapEndpoint(parts.runner(), sessions, parts.stateful(), parts.faults()),
                "/sap/bc/soap/wsdl11",
                wsdl,
                "/sap/bc/soap/wsdl",
                wsdl,
                "/sap/bc/ping",
                (request, logon) -> Answer.page(200, "Reachable", "The system was reached."),
                "/sap/bc/idoc_xml",
                EmulatorServer::takeDocument,
                STATUS,
                (request, logon) -> statusPage(parts));
    }

    /** Address without a path. */
    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + door.port());
    }

    /** Resets so many of the connections that come before they carry anything. */
    public void refuseConnections(int connections) {
        door.refuse(connections);
    }

    /** Closes the connections of all callers, idle or not. */
    public void closeConnections() {
        try {
            door.closeConnections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the sessions of all cookies. */
    public void endSessions() {
        sessions.endAll();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The listener was not closed", e);
        }
        server.stop(0);
        threads.shutdownNow();
    }

    /** Whatever names are on it, nothing of them runs. */
    private static Answer statusPage(ServerParts parts) {
        return Answer.html(200, parts.statusPage().get())
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .with("Cache-Control", "no-store");
    }

    private static Answer takeDocument(Request request, Logon logon) throws IOException {
        if (!request.method().equals("POST")) {
            return Answer.empty(405).with("Allow", "POST");
        }
        request.body().transferTo(OutputStream.nullOutputStream());
        return Answer.empty(200);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(exchange);
        try (exchange) {
            AnswerSender.send(exchange, request, answer(request));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request to " + request.path() + " was not answered", e);
            throw e;
        }
    }

    private Answer answer(Request request) throws IOException {
        if (request.path().equals(PUBLIC_INFO)) {
            return publicInfo;
        }
        Endpoint endpoint = endpoints.get(request.path());
        if (endpoint == null) {
            return Answer.page(404, "Not found", "There is nothing at this address.");
        }
        Optional<Logon> logon = authenticator.logon(request);
        if (logon.isEmpty()) {
            request.cookie(CookieSessions.COOKIE).ifPresent(sessions::end);
            return authenticator.challenge(request);
        }
        return endpoint.answer(request, logon.get());
    }
}
