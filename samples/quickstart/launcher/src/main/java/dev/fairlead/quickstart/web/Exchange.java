package dev.fairlead.quickstart.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;

/** One request and the answer to it. */
public final class Exchange {
    private static final int FORM_LIMIT = 64 * 1024;

    private final HttpExchange http;

    Exchange(HttpExchange http) {
        this.http = http;
    }

    public String method() {
        return http.getRequestMethod();
    }

    /** The path without the query, as it was sent. */
    public String path() {
        return http.getRequestURI().getRawPath();
    }

    /** First value of a header of the request, its name compared ignoring case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
    }

    /** The TLS session; empty without TLS. */
    public Optional<SSLSession> tls() {
        return http instanceof HttpsExchange https ? Optional.of(https.getSSLSession()) : Optional.empty();
    }

    /** The fields of a form in the body; the last of those with the same name counts. */
    public Map<String, String> form() throws IOException {
        String body = new String(http.getRequestBody().readNBytes(FORM_LIMIT), StandardCharsets.UTF_8);
        return Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> decode(field[0]), field -> decode(field[1]), (a, b) -> b));
    }

    /** Adds a header to the answer; to be called before the answer. */
    public Exchange with(String header, String value) {
        http.getResponseHeaders().set(header, value);
        return this;
    }

    public void answer(int status, JsonStructure json) throws IOException {
        answer(status, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    public void answer(int status, String contentType, byte[] body) throws IOException {
        with("Content-Type", contentType);
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
