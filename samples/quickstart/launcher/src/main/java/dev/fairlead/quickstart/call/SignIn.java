package dev.fairlead.quickstart.call;

import dev.fairlead.quickstart.issuer.Credentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** Signs the users of the demo in at the issuer's token endpoint. */
public final class SignIn {
    private final URI tokenEndpoint;
    private final Credentials users;
    private final HttpClient http;

    /**
     * @param tls trusts the issuer
     */
    public SignIn(URI tokenEndpoint, Credentials users, SSLContext tls) {
        this.tokenEndpoint = tokenEndpoint;
        this.users = users;
        this.http = HttpClient.newBuilder().sslContext(tls).build();
    }

    /**
     * Signs {@code user} in.
     *
     * @throws IOException if the issuer cannot be reached or refuses
     * @throws IllegalArgumentException if nobody is called so
     */
    public SignedIn as(String user) throws IOException, InterruptedException {
        String form = "grant_type=password&username=" + encode(user) + "&password=" + encode(users.passwordOf(user));
        HttpRequest request = HttpRequest.newBuilder(tokenEndpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        try (var reader = Json.createReader(new StringReader(answer))) {
            JsonObject json = reader.readObject();
            if (!json.containsKey("access_token")) {
                throw new IOException("The issuer refused " + user + ": " + json.getString("error", "no reason given"));
            }
            return new SignedIn(user, json.getString("access_token"));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
