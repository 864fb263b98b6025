package dev.fairlead.tunnel.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.tunnel.fetch.PlatformFetch;
import dev.fairlead.tunnel.fixture.MutableClock;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final TestIssuer OLD = new TestIssuer("https://idp.example", "old");
    private static final TestIssuer NEW = new TestIssuer("https://idp.example", "new");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile String document = OLD.jwks();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keysAreLoadedOnceAndServedWhileFresh() {
        IssuerKeys keys = keys();

        assertThat(find(keys, "old")).isPresent();
        clock.advance(Duration.ofMinutes(9));
        assertThat(find(keys, "old")).isPresent();
        assertThat(requests).hasValue(1);
    }

    @Test
    void keysAreLoadedAnewAfterTenMinutes() {
        IssuerKeys keys = keys();
        find(keys, "old");
        document = NEW.jwks();
        clock.advance(Duration.ofMinutes(10));

        assertThat(find(keys, "old")).isEmpty();
        assertThat(requests).hasValue(2);
    }

    @Test
    void anUnknownKeyIsLookedForAtMostEveryThirtySeconds() {
        IssuerKeys keys = keys();
        find(keys, "old");
        document = NEW.jwks();

        assertThat(find(keys, "new")).isEmpty();
        assertThat(requests).hasValue(1);
        clock.advance(Duration.ofSeconds(30));
        assertThat(find(keys, "new")).isPresent();
        assertThat(requests).hasValue(2);
    }

    @Test
    void oldKeysServeForADayWhileTheyCannotBeRenewed() {
        IssuerKeys keys = keys();
        find(keys, "old");
        status = 500;

        clock.advance(Duration.ofHours(23));
        assertThat(find(keys, "old")).isPresent();
        clock.advance(Duration.ofHours(2));
        assertThat(find(keys, "old")).isEmpty();
    }

    @Test
    void whoeverWaitsSharesOneLoad() {
        Queue<Runnable> queued = new ArrayDeque<>();
        IssuerKeys keys =
                new IssuerKeys("https://idp.example", source(), new KeyLoader(new PlatformFetch()), queued::add, clock);

        CompletableFuture<Optional<JWK>> first =
                keys.find(Optional.of("old"), "RS256").toCompletableFuture();
        CompletableFuture<Optional<JWK>> second =
                keys.find(Optional.of("old"), "RS256").toCompletableFuture();
        assertThat(queued).hasSize(1);
        queued.remove().run();

        assertThat(first.join()).isPresent();
        assertThat(second.join()).isPresent();
    }

    @Test
    void redirectsAreNotFollowed() {
        status = 302;

        assertThat(find(keys(), "old")).isEmpty();
    }

    @Test
    void aDocumentOver100KibIsNotRead() {
        document = OLD.jwks() + " ".repeat(101 * 1024);

        assertThat(find(keys(), "old")).isEmpty();
    }

    @Test
    void sharedSecretsWeakKeysAndEncryptionKeysAreLeftOut() throws IOException {
        VerificationKeys keys = VerificationKeys.parse(
                """
                {"keys":[{"kty":"oct","kid":"secret","k":"AAAA"},
                 {"kty":"RSA","kid":"enc","use":"enc","e":"AQAB","n":"%s"},
                 {"kty":"RSA","kid":"weak","e":"AQAB","n":"%s"}]}""".formatted("z".repeat(342), "z".repeat(171)).getBytes(StandardCharsets.UTF_8));

        assertThat(keys.find(Optional.of("secret"), "RS256")).isEmpty();
        assertThat(keys.find(Optional.of("enc"), "RS256")).isEmpty();
        assertThat(keys.find(Optional.of("weak"), "RS256")).isEmpty();
        assertThat(keys.find(Optional.empty(), "RS256")).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private IssuerKeys keys() {
        return new IssuerKeys(
                "https://idp.example", source(), new KeyLoader(new PlatformFetch()), Runnable::run, clock);
    }

    private KeySource source() {
        return new KeySource.Url(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks"));
    }

    private static Optional<JWK> find(IssuerKeys keys, String keyId) {
        return keys.find(Optional.of(keyId), "RS256").toCompletableFuture().join();
    }
}
