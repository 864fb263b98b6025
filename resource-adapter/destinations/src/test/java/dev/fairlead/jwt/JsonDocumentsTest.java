package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.HttpsPeer;
import dev.fairlead.testing.Peer;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

    private static final int LIMIT = 1024;

    private static Peer.Handler json(String text) {
        return (exchange, request) -> Peer.answer(exchange, 200, "application/json", text);
    }

    private static void assertFails(HttpsPeer peer, ErrorCode code, String found) {
        assertThatThrownBy(() -> new JsonDocuments(peer.transport())
                        .get("erp", "keys of the issuer", peer.url("/keys"), Optional.empty(), LIMIT))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining("destination 'erp', keys of the issuer: " + peer.url("/keys"))
                .hasMessageContaining(found);
    }

    @Test
    void anObjectIsReadFromItsUrlWithItsQuery() {
        try (HttpsPeer peer = new HttpsPeer(json("{\"a\":1}"))) {
            assertThat(new JsonDocuments(peer.transport())
                            .get("erp", "keys", peer.url("/keys?zid=1"), Optional.empty(), LIMIT))
                    .hasToString("{\"a\":1}");
            assertThat(peer.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.target()).isEqualTo("/keys?zid=1");
                assertThat(request.header("Accept")).isEqualTo("application/json");
                assertThat(request.headers()).doesNotContainKey("authorization");
            });
        }
    }

    @Test
    void theBearerIsShownWhereThereIsOne() {
        try (HttpsPeer peer = new HttpsPeer(json("{}"))) {
            new JsonDocuments(peer.transport())
                    .get("erp", "user info", peer.url("/"), Optional.of(UserToken.of("a.b.c")), LIMIT);

            assertThat(peer.requests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.header("Authorization")).isEqualTo("Bearer a.b.c"));
        }
    }

    @Test
    void withoutTlsNothingIsAsked() {
        assertThatThrownBy(() -> new JsonDocuments(new NoTransport())
                        .get("erp", "keys", HttpUrl.parse("http://idp.example/keys"), Optional.empty(), LIMIT))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("is not https");
    }

    @Test
    void redirectsAreNotFollowed() {
        try (HttpsPeer peer = new HttpsPeer((exchange, request) -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            Peer.answer(exchange, 302, "text/plain", "");
        })) {
            assertFails(peer, ErrorCode.TOKEN_SERVICE_UNREACHABLE, "answered with status 302");
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "{\"a\":1,\"a\":2}", "{\"a\":", "{} {}", "<html/>", ""})
    void whatIsNoPlainObjectIsMalformed(String body) {
        try (HttpsPeer peer = new HttpsPeer(json(body))) {
            assertFails(peer, ErrorCode.TOKEN_ANSWER_MALFORMED, "is no");
        }
    }

    @Test
    void theSizeIsLimited() {
        String full = "{\"a\":\"" + "x".repeat(LIMIT - 8) + "\"}";
        try (HttpsPeer fits = new HttpsPeer(json(full));
                HttpsPeer tooLarge = new HttpsPeer(json(full + " "))) {
            assertThat(new JsonDocuments(fits.transport()).get("erp", "keys", fits.url("/"), Optional.empty(), LIMIT))
                    .containsKey("a");
            assertFails(tooLarge, ErrorCode.TOKEN_ANSWER_MALFORMED, "is larger than 1 KiB");
        }
    }

    @Test
    void anAnswerThatDripsEndsInTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (HttpsPeer peer = new HttpsPeer((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (!over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            JsonDocuments documents = new JsonDocuments(peer.transport(), Duration.ofMillis(300));

            assertThatThrownBy(() -> documents.get("erp", "keys", peer.url("/keys"), Optional.empty(), 100_000))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE))
                    .hasMessageContaining("took too long");
        } finally {
            over.countDown();
        }
    }
}
