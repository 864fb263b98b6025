package dev.fairlead.quickstart.call;

import dev.fairlead.quickstart.issuer.DemoIssuer;
import dev.fairlead.quickstart.system.Sighting;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes calls at the application. */
public final class Caller {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI api;
    private final DemoIssuer issuer;
    private final Function<String, Optional<String>> othersCertificate;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * @param api address of the application, with a slash at the end
     * @param issuer makes the bad tokens
     * @param othersCertificate a certificate of somebody else than the given user, for calls that impersonate
     */
    public Caller(URI api, DemoIssuer issuer, Function<String, Optional<String>> othersCertificate) {
        this.api = api;
        this.issuer = issuer;
        this.othersCertificate = othersCertificate;
    }

    /** Makes {@code call} as {@code who}. */
    public Row make(Call call, SignedIn who) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(call.path())).timeout(LIMIT);
        call.bearer().token(who, issuer).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        if (call.impersonating()) {
            Optional<String> certificate = othersCertificate.apply(who.user());
            if (certificate.isEmpty()) {
                return notMade(call, who, "nobody else has a certificate yet: let another user call first", 0);
            }
            request.header("X-Forged-Certificate", certificate.get());
        }
        long begin = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Row(call, who.user(), outcome(answer, millisSince(begin)));
        } catch (IOException noAnswer) {
            return notMade(call, who, noAnswer.toString(), millisSince(begin));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private static Row notMade(Call call, SignedIn who, String why, long millis) {
        return new Row(call, who.user(), new Outcome(0, "", why, Optional.empty(), millis));
    }

    private static Outcome outcome(HttpResponse<String> answer, long millis) {
        JsonObject json = parse(answer.body());
        Optional<Sighting> sighting = json.containsKey("system") ? Optional.of(Sighting.of(json)) : Optional.empty();
        return new Outcome(
                answer.statusCode(), json.getString("code", ""), json.getString("message", ""), sighting, millis);
    }

    private static JsonObject parse(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
