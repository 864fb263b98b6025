package dev.fairlead.keycloak.backend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.fairlead.keycloak.server.Authority;
import dev.fairlead.keycloak.server.Keycloak;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The system that a destination points to: an HTTPS server for whoever has an access token of Keycloak's for the audience
 * {@code orders}. It verifies signature, type, issuer, audience and times, and answers with user and client.
 */
public final class Target implements AutoCloseable {
    private static final String AUDIENCE = "orders";
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int LARGEST_KEY_SET = 64 * 1024;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final DefaultJWTProcessor<SecurityContext> tokens;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    /** A request that was served: whose it was, through which client, with which token. */
    public record Visit(String user, String client, String tokenId) {}

    /** Opens on a free port of 127.0.0.1. */
    public Target(Keycloak keycloak, Authority authority) throws IOException {
        tokens = verifier(keycloak, authority);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(authority.issue("target").server()));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static DefaultJWTProcessor<SecurityContext> verifier(Keycloak keycloak, Authority authority)
            throws IOException {
        DefaultResourceRetriever overTls = new DefaultResourceRetriever(
                TIMEOUT_MILLIS,
                TIMEOUT_MILLIS,
                LARGEST_KEY_SET,
                true,
                authority.client().getSocketFactory());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(keycloak.keys().toURL(), overTls).build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AUDIENCE,
                new JWTClaimsSet.Builder()
                        .issuer(keycloak.issuer())
                        .claim("typ", "Bearer")
                        .build(),
                Set.of("exp", "iat", "jti", "azp", "preferred_username")));
        return processor;
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status;
        String text;
        try {
            JWTClaimsSet claims = tokens.process(bearer(exchange), null);
            Visit visit = new Visit(
                    claims.getStringClaim("preferred_username"), claims.getStringClaim("azp"), claims.getJWTID());
            visits.add(visit);
            status = 200;
            text = visit.user() + " by " + visit.client();
        } catch (BadJOSEException | JOSEException | ParseException e) {
            status = 401;
            text = "no access: " + e.getMessage();
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String bearer(HttpExchange exchange) {
        List<String> fields = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        return fields.size() == 1 && fields.get(0).startsWith("Bearer ")
                ? fields.get(0).substring("Bearer ".length())
                : "";
    }

    public String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/orders";
    }

    /** What has been served so far, in order. */
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
