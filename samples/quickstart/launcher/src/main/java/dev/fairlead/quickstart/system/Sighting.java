package dev.fairlead.quickstart.system;

import dev.fairlead.quickstart.web.Exchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Locale;

/**
 * What a system saw of a request and its sender, which is what it answers. Secrets are not in it: of the
 * {@code Authorization} header only the scheme.
 *
 * @param system name of the system
 * @param path the path that arrived
 * @param user the user that the system concluded; empty if none
 * @param tlsSubject subject of the client's certificate in the TLS handshake; empty without one
 * @param headerSubject subject of the certificate in {@code SSL_CLIENT_CERT}; empty without one
 * @param authorization scheme of the {@code Authorization} header; empty without one
 */
public record Sighting(
        String system, String path, String user, String tlsSubject, String headerSubject, String authorization) {

    /** Of a request that came without any certificate. */
    static Sighting withoutCertificate(String system, Exchange exchange, String user) {
        return new Sighting(system, exchange.path(), user, "", "", scheme(exchange));
    }

    /** The scheme that the request's {@code Authorization} header names. */
    static String scheme(Exchange exchange) {
        return exchange.header("Authorization")
                .map(value -> value.split(" ", 2)[0])
                .map(scheme -> scheme.substring(0, 1).toUpperCase(Locale.ROOT) + scheme.substring(1))
                .orElse("");
    }

    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("system", system)
                .add("path", path)
                .add("user", user)
                .add("tlsSubject", tlsSubject)
                .add("headerSubject", headerSubject)
                .add("authorization", authorization)
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    public static Sighting of(JsonObject json) {
        return new Sighting(
                json.getString("system"),
                json.getString("path"),
                json.getString("user"),
                json.getString("tlsSubject"),
                json.getString("headerSubject"),
                json.getString("authorization"));
    }
}
