package dev.fairlead.binding.token;

import com.sun.net.httpserver.HttpExchange;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.TokenEndpoint;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import dev.fairlead.trust.Tls;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The token services of a landscape, one host a tenant, all on this machine: whatever host a client goes to, it ends
 * here, and the host it meant is known. Clients show themselves by a secret in the form or by a certificate; a request
 * that holds more or less than it must is refused.
 */
final class Landscape implements AutoCloseable {

    static final TestCa CA = TestCa.create("landscape");

    private static final String MEANT_HOST = "Test-Meant-Host";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Peer plain = Peer.http(this::handle);
    private final Peer mutual =
            Peer.mutual(CA.serverTrustingClients("localhost", "localhost", "127.0.0.1"), this::handle);
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, X509Certificate> certificates = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile Optional<String> token = Optional.empty();
    private volatile String members = "\"expires_in\":43200";

    Landscape knows(String client, String secret) {
        secrets.put(client, secret);
        return this;
    }

    Landscape knows(String client, TestKey key) {
        certificates.put(client, key.certificate());
        return this;
    }

    /** Further members of every answer. */
    void answersWith(String json) {
        members = json;
    }

    /** The token of every answer; by default it says for whom, and the how manieth, it is. */
    void gives(String fixed) {
        token = Optional.of(fixed);
    }

    private void handle(HttpExchange exchange, Peer.Seen request) throws IOException {
        Map<String, List<String>> form = TokenEndpoint.form(request);
        String client = only(form, "client_id");
        if (!request.method().equals("POST") || request.header("Authorization") != null || !formFits(form)) {
            TokenEndpoint.refuse(exchange, 400, "invalid_request", "not as a binding's client asks");
        } else if (!knownBySecret(client, form) && !knownByCertificate(client, form, request)) {
            TokenEndpoint.refuse(
                    exchange,
                    401,
                    "invalid_client",
                    "no such client " + client + ", secret " + form.get("client_secret"));
        } else {
            String subject = only(form, "assertion").isEmpty()
                    ? ""
                    : "-for-" + only(form, "assertion").hashCode();
            String given =
                    token.orElseGet(() -> tenant(request) + "-" + client + subject + "-" + issued.incrementAndGet());
            Peer.answer(
                    exchange,
                    200,
                    "application/json",
                    "{\"access_token\":\"" + given + "\",\"token_type\":\"bearer\"," + members + "}");
        }
    }

    private static boolean formFits(Map<String, List<String>> form) {
        Set<String> technical = Set.of("grant_type", "client_id", "client_secret", "resource", "app_tid");
        Set<String> ofUser =
                Set.of("grant_type", "client_id", "client_secret", "assertion", "token_format", "response_type");
        return switch (only(form, "grant_type")) {
            case "client_credentials" -> technical.containsAll(form.keySet());
            case JWT_BEARER ->
                ofUser.containsAll(form.keySet())
                        && only(form, "token_format").equals("jwt")
                        && only(form, "response_type").equals("token");
            default -> false;
        };
    }

    private boolean knownBySecret(String client, Map<String, List<String>> form) {
        return secrets.containsKey(client) && secrets.get(client).equals(only(form, "client_secret"));
    }

    private boolean knownByCertificate(String client, Map<String, List<String>> form, Peer.Seen request) {
        return certificates.containsKey(client)
                && !form.containsKey("client_secret")
                && request.clientCertificates().stream().findFirst().equals(Optional.of(certificates.get(client)));
    }

    private static String only(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    private static String tenant(Peer.Seen request) {
        return meantHost(request).replaceFirst("\\..*", "");
    }

    /** The host that a request was for. */
    static String meantHost(Peer.Seen request) {
        String meant = request.header(MEANT_HOST);
        return meant == null ? request.header("Host") : meant;
    }

    /** Base URL of the provider's token service for clients with secrets. */
    String url() {
        return "http://provider.auth.example.org:" + plain.port();
    }

    /** Base URL of the provider's token service for clients with certificates. */
    String certUrl() {
        return "https://provider.auth.cert.example.org:" + mutual.port();
    }

    /** The same under a name that needs no help to be found. */
    String localCertUrl() {
        return mutual.url("localhost");
    }

    List<Peer.Seen> requests() {
        return plain.requests();
    }

    List<Peer.Seen> mutualRequests() {
        return mutual.requests();
    }

    /** Leads every host to this machine. */
    static Transport open(Tls tls, Duration connectTimeout) {
        return new ToThisMachine(TokenTransports.DIRECT.open(tls, connectTimeout));
    }

    @Override
    public void close() {
        plain.close();
        mutual.close();
    }

    private record ToThisMachine(Transport direct) implements Transport {

        @Override
        public DestinationResponse exchange(Exchange exchange) {
            HttpUrl meant = exchange.url();
            HttpUrl here = new HttpUrl(meant.scheme(), "127.0.0.1", meant.port(), meant.path(), meant.query());
            Exchange redirected = new Exchange(
                    exchange.destination(),
                    exchange.hop(),
                    exchange.method(),
                    here,
                    exchange.target(),
                    exchange.headers(),
                    exchange.body(),
                    exchange.timeout(),
                    exchange.principal());
            return direct.exchange(redirected.withHeader(MEANT_HOST, meant.host()));
        }

        @Override
        public void retire() {
            direct.retire();
        }

        @Override
        public void close() {
            direct.close();
        }
    }
}
