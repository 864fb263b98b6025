package dev.fairlead.quickstart.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import dev.fairlead.quickstart.pki.KeyAndCertificate;
import dev.fairlead.quickstart.web.Exchange;
import dev.fairlead.quickstart.web.LoopbackServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An OpenID issuer with the parts that the demo needs: OpenID Connect Discovery 1.0, a JWK set (RFC 7517) and a token
 * endpoint with the grants {@code password} and {@code client_credentials} (RFC 6749, 4.3 and 4.4). A production issuer
 * would show the user a sign-in page instead of taking a password from the client.
 */
public final class DemoIssuer implements AutoCloseable {
    private final Credentials users;
    private final Credentials clients;
    private final LoopbackServer server;
    private final Tokens tokens;
    private final SigningKey key = SigningKey.generate("current");
    private final SigningKey retiredKey = SigningKey.generate("retired");

    private DemoIssuer(Credentials users, Credentials clients, LoopbackServer server) {
        this.users = users;
        this.clients = clients;
        this.server = server;
        this.tokens = new Tokens(server.uri().toString(), key);
    }

    /**
     * Starts an issuer for these users and clients.
     *
     * @param identity its key and certificate
     */
    public static DemoIssuer start(KeyAndCertificate identity, Credentials users, Credentials clients)
            throws IOException {
        LoopbackServer server = LoopbackServer.https(identity.serverContext(List.of()), false);
        DemoIssuer issuer = new DemoIssuer(users, clients, server);
        issuer.server
                .on("/.well-known/openid-configuration", exchange -> exchange.answer(200, issuer.discovery()))
                .on(
                        "/jwks",
                        exchange -> exchange.answer(
                                200,
                                "application/jwk-set+json",
                                issuer.allKeys().getBytes(StandardCharsets.UTF_8)))
                .on("/token", issuer::token)
                .start();
        return issuer;
    }

    /** The issuer's name in tokens, and its address. */
    public String name() {
        return tokens.issuer();
    }

    /** Address of the token endpoint. */
    public String tokenEndpoint() {
        return name() + "/token";
    }

    /** Tokens without the detour over the token endpoint, the bad ones among them. */
    public Tokens tokens() {
        return tokens;
    }

    /** The key that signs. */
    public SigningKey key() {
        return key;
    }

    /**
     * A key that the issuer still publishes, so that the application accepts its signatures, and that the agent's
     * administrator has not taken over: the two decide for themselves.
     */
    public SigningKey retiredKey() {
        return retiredKey;
    }

    /** The JWK set for those who trust the signing key and no other. */
    public String currentKeys() {
        return new JWKSet(key.publicKey()).toString();
    }

    /** The JWK set that it publishes. */
    public String allKeys() {
        return new JWKSet(List.of(key.publicKey(), retiredKey.publicKey())).toString();
    }

    private JsonObject discovery() {
        return Json.createObjectBuilder()
                .add("issuer", name())
                .add("jwks_uri", name() + "/jwks")
                .add("token_endpoint", tokenEndpoint())
                .add("grant_types_supported", Json.createArrayBuilder(List.of("password", "client_credentials")))
                .add("response_types_supported", Json.createArrayBuilder(List.of("none")))
                .add("subject_types_supported", Json.createArrayBuilder(List.of("public")))
                .add("id_token_signing_alg_values_supported", Json.createArrayBuilder(List.of("RS256")))
                .add(
                        "token_endpoint_auth_methods_supported",
                        Json.createArrayBuilder(List.of("client_secret_basic", "client_secret_post")))
                .build();
    }

    private void token(Exchange exchange) throws IOException {
        exchange.with("Cache-Control", "no-store");
        Map<String, String> form = exchange.form();
        switch (form.getOrDefault("grant_type", "")) {
            case "password" -> {
                String user = form.getOrDefault("username", "");
                boolean known = users.match(user, form.getOrDefault("password", ""));
                answer(exchange, known ? tokens.valid(user) : "", "invalid_grant", 400);
            }
            case "client_credentials" -> {
                String client =
                        authenticatedClient(exchange.header("Authorization").orElse(""), form);
                answer(exchange, client.isEmpty() ? "" : tokens.forClient(client), "invalid_client", 401);
            }
            default -> answer(exchange, "", "unsupported_grant_type", 400);
        }
    }

    private String authenticatedClient(String authorization, Map<String, String> form) {
        if (clients.matchBasic(authorization)) {
            return Credentials.basicUser(authorization);
        }
        String client = form.getOrDefault("client_id", "");
        return clients.match(client, form.getOrDefault("client_secret", "")) ? client : "";
    }

    private static void answer(Exchange exchange, String token, String error, int status) throws IOException {
        if (token.isEmpty()) {
            exchange.answer(
                    status, Json.createObjectBuilder().add("error", error).build());
            return;
        }
        exchange.answer(
                200,
                Json.createObjectBuilder()
                        .add("access_token", token)
                        .add("token_type", "Bearer")
                        .add("expires_in", Tokens.lifetimeSeconds())
                        .build());
    }

    @Override
    public void close() {
        server.close();
    }
}
