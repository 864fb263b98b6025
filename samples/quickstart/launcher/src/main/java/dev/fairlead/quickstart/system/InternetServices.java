package dev.fairlead.quickstart.system;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.fairlead.quickstart.issuer.Credentials;
import dev.fairlead.quickstart.issuer.SigningKey;
import dev.fairlead.quickstart.pki.KeyAndCertificate;
import dev.fairlead.quickstart.web.Exchange;
import dev.fairlead.quickstart.web.LoopbackServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Services behind one HTTPS address whose certificate comes from an authority that no JDK knows: news for everybody, a
 * shop for those with a password (HTTP Basic), invoices for clients with a token (Bearer).
 */
public final class InternetServices implements AutoCloseable {
    private static final String BEARER = "Bearer ";

    private final Credentials customers;
    private final SigningKey tokenKey;
    private final LoopbackServer server;

    private InternetServices(Credentials customers, SigningKey tokenKey, LoopbackServer server) {
        this.customers = customers;
        this.tokenKey = tokenKey;
        this.server = server;
    }

    /**
     * Starts the services.
     *
     * @param identity their key and certificate
     * @param customers who may use the shop
     * @param tokenKey has signed the tokens for invoices
     */
    public static InternetServices start(KeyAndCertificate identity, Credentials customers, SigningKey tokenKey)
            throws IOException {
        LoopbackServer server = LoopbackServer.https(identity.serverContext(List.of()), false);
        InternetServices services = new InternetServices(customers, tokenKey, server);
        server.on("/news", exchange -> welcome(exchange, ""))
                .on("/products", services::shop)
                .on("/invoices", services::invoices)
                .start();
        return services;
    }

    /** For example {@code https://127.0.0.1:40123}. */
    public URI uri() {
        return server.uri();
    }

    private void shop(Exchange exchange) throws IOException {
        String authorization = exchange.header("Authorization").orElse("");
        if (customers.matchBasic(authorization)) {
            welcome(exchange, Credentials.basicUser(authorization));
        } else {
            turnAway(exchange, "Basic realm=\"shop\"");
        }
    }

    private void invoices(Exchange exchange) throws IOException {
        String client = exchange.header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .flatMap(value -> tokenKey.verify(value.substring(BEARER.length())))
                .map(JWTClaimsSet::getSubject)
                .orElse("");
        if (client.isEmpty()) {
            turnAway(exchange, "Bearer");
        } else {
            welcome(exchange, client);
        }
    }

    private static void welcome(Exchange exchange, String user) throws IOException {
        exchange.answer(
                200, Sighting.withoutCertificate("internet", exchange, user).toJson());
    }

    private static void turnAway(Exchange exchange, String challenge) throws IOException {
        exchange.with("WWW-Authenticate", challenge)
                .answer(
                        401,
                        Json.createObjectBuilder().add("error", "not signed in").build());
    }

    @Override
    public void close() {
        server.close();
    }
}
