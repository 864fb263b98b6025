package dev.fairlead.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Calls an application as its users do. */
final class Browser {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI application;

    Browser(URI application) {
        this.application = application;
    }

    HttpResponse<String> get(String path) {
        return get(path, Optional.empty());
    }

    HttpResponse<String> get(String path, Optional<String> token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(application.resolve(path)).timeout(LIMIT);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the application worked", e);
        }
    }
}
