package dev.fairlead.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * A token endpoint that takes what the RFCs say and nothing else: POST, a form, every parameter once and none that the
 * grant does not have, a grant that it was told to allow, and the one client it knows. Tokens are numbered.
 */
public final class TokenEndpoint implements AutoCloseable {

    public static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    public static final String SAML_BEARER = "urn:ietf:params:oauth:grant-type:saml2-bearer";
    public static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private static final Map<String, Set<String>> PARAMETERS = Map.of(
            "client_credentials",
            Set.of(),
            "password",
            Set.of("username", "password"),
            "authorization_code",
            Set.of("code", "redirect_uri", "code_verifier"),
            "refresh_token",
            Set.of("refresh_token"),
            "user_token",
            Set.of("token_format", "response_type"),
            JWT_BEARER,
            Set.of("assertion"),
            SAML_BEARER,
            Set.of("assertion", "company_id"),
            TOKEN_EXCHANGE,
            Set.of("subject_token", "subject_token_type", "actor_token", "actor_token_type"));
    private static final Set<String> COMMON =
            Set.of("grant_type", "scope", "client_id", "client_secret", "client_assertion", "client_assertion_type");

    public static final String CLIENT = "client";
    public static final String SECRET = "client-s3cret";

    private final Peer peer;
    private final AtomicInteger issued = new AtomicInteger();
    private final Set<String> grants = ConcurrentHashMap.newKeySet();
    private final Set<String> extensions = ConcurrentHashMap.newKeySet();
    private volatile Predicate<Peer.Seen> client = TokenEndpoint::knowsClient;
    private volatile Peer.Handler behaviour = (exchange, request) -> issue(exchange, "\"expires_in\":3600");

    public TokenEndpoint() {
        peer = Peer.http(this::handle);
        grants.add("client_credentials");
    }

    /** Allows these grants only. */
    public TokenEndpoint allow(String... allowed) {
        grants.clear();
        grants.addAll(List.of(allowed));
        return this;
    }

    /** Takes further form parameters. */
    public TokenEndpoint extend(String... parameters) {
        extensions.addAll(List.of(parameters));
        return this;
    }

    /** Knows its client by another proof than a secret. */
    public TokenEndpoint know(Predicate<Peer.Seen> proof) {
        client = proof;
        return this;
    }

    /** A client that says who it is and proves nothing. */
    public static boolean publicClient(Peer.Seen request) {
        Map<String, List<String>> form = form(request);
        return form.getOrDefault("client_id", List.of()).equals(List.of(CLIENT))
                && !form.containsKey("client_secret")
                && !form.containsKey("client_assertion")
                && request.header("Authorization") == null;
    }

    private TokenEndpoint(SSLContext tls) {
        peer = Peer.mutual(tls, this::handle);
        grants.add("client_credentials");
    }

    /** Knows its client by the TLS certificate alone (RFC 8705), and takes no secret beside it. */
    public static TokenEndpoint mutual(SSLContext tls) {
        return new TokenEndpoint(tls);
    }

    private void handle(HttpExchange exchange, Peer.Seen request) throws IOException {
        String problem = problem(request);
        if (!problem.isEmpty()) {
            refuse(exchange, 400, "invalid_request", problem);
        } else if (!asUser(request) && !client.test(request)) {
            refuse(exchange, 401, "invalid_client", "unknown client or secret");
        } else {
            behaviour.handle(exchange, request);
        }
    }

    /** The first step of XSUAA's user token exchange: the user's token alone, and whom the next is for. */
    private static boolean asUser(Peer.Seen request) {
        Map<String, List<String>> form = form(request);
        return form.get("grant_type").equals(List.of("user_token"))
                && String.valueOf(request.header("Authorization")).startsWith("Bearer ")
                && form.getOrDefault("client_id", List.of()).equals(List.of(CLIENT))
                && !form.containsKey("client_secret");
    }

    private String problem(Peer.Seen request) {
        if (!request.method().equals("POST")) {
            return "method";
        }
        if (!"application/x-www-form-urlencoded;charset=UTF-8".equals(request.header("Content-Type"))) {
            return "content type";
        }
        if (!"application/json".equals(request.header("Accept"))) {
            return "accept";
        }
        if (request.header("X-CorrelationID") == null || request.header("Cookie") != null) {
            return "header";
        }
        Map<String, List<String>> form = form(request);
        Optional<List<String>> twice =
                form.values().stream().filter(values -> values.size() > 1).findAny();
        String grant = form.getOrDefault("grant_type", List.of("")).get(0);
        if (twice.isPresent() || !grants.contains(grant)) {
            return "grant type " + grant;
        }
        return form.keySet().stream()
                .filter(name -> !COMMON.contains(name) && !extensions.contains(name))
                .filter(name -> !PARAMETERS.get(grant).contains(name))
                .findAny()
                .map(name -> "parameter " + name)
                .orElse("");
    }

    /** The client shows itself in TLS, in the body or by HTTP Basic, never in two ways. */
    private static boolean knowsClient(Peer.Seen request) {
        Map<String, List<String>> form = form(request);
        if (!request.clientCertificates().isEmpty()) {
            return request.header("Authorization") == null
                    && !form.containsKey("client_secret")
                    && form.getOrDefault("client_id", List.of()).equals(List.of(CLIENT));
        }
        boolean inBody = form.containsKey("client_id") || form.containsKey("client_secret");
        if (request.header("Authorization") == null) {
            return form.getOrDefault("client_id", List.of()).equals(List.of(CLIENT))
                    && form.getOrDefault("client_secret", List.of()).equals(List.of(SECRET));
        }
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));
        return !inBody && request.header("Authorization").equals("Basic " + basic);
    }

    /** Issues the next token with further members of the answer. */
    public void issue(HttpExchange exchange, String members) throws IOException {
        Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"token-" + issued.incrementAndGet() + "\",\"token_type\":\"bearer\"," + members
                        + "}");
    }

    public static void refuse(HttpExchange exchange, int status, String error, String description) throws IOException {
        Peer.answer(
                exchange,
                status,
                "application/json",
                "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }

    /** What to do with valid requests of the known client. */
    public void behave(Peer.Handler handler) {
        behaviour = handler;
    }

    public List<Peer.Seen> requests() {
        return peer.requests();
    }

    public int issued() {
        return issued.get();
    }

    public static Map<String, List<String>> form(Peer.Seen request) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (String pair : request.body().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public String url() {
        return peer.url() + "/oauth/token";
    }

    public int port() {
        return peer.port();
    }

    /** Properties of a destination whose tokens come from here. */
    public Map<String, String> properties(String targetUrl) {
        return Map.of(
                "URL", targetUrl,
                "Authentication", "OAuth2ClientCredentials",
                "clientId", CLIENT,
                "clientSecret", SECRET,
                "tokenServiceURL", url());
    }

    /** Properties of an RFC destination whose technical user gets its tokens here. */
    public Map<String, String> technicalRfcUser() {
        return Map.of(
                "Type", "RFC",
                "jco.destination.proxy_type", "OnPremise",
                "jco.destination.auth_type", "TechnicalUserPropagation",
                "jco.client.tech_user_id", CLIENT,
                "jco.client.tech_user_secret", SECRET,
                "jco.client.tech_user_service_url", url(),
                "jco.client.client", "100",
                "jco.client.ashost", "erp",
                "jco.client.sysnr", "00");
    }

    @Override
    public void close() {
        peer.close();
    }
}
