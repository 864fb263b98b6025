package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.HttpsPeer;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private static final String K1 = VerifierFixture.jwks(Vectors.k1());
    private static final String K1_AND_OTHER =
            VerifierFixture.jwks(Vectors.k1(), VerifierFixture.rsa(VerifierFixture.STRANGER, "other"));

    private final TestClock clock = new TestClock();
    private final Map<String, String> published = new ConcurrentHashMap<>(Map.of("/keys", K1));
    private final HttpsPeer peer = new HttpsPeer((exchange, request) -> {
        String document = published.get(request.target());
        Peer.answer(exchange, document == null ? 503 : 200, "application/json", document == null ? "" : document);
    });
    private final IssuerKeys keys = new IssuerKeys(new JsonDocuments(peer.transport()), clock);

    @AfterEach
    void close() {
        peer.close();
    }

    private boolean has(String id) {
        return has(new KeyLocation.At(peer.url("/keys")), id);
    }

    private boolean has(KeyLocation location, String id) {
        return keys.find("erp", location, Optional.of(id), SignatureAlgorithm.RS256)
                .isPresent();
    }

    private void assertFails(KeyLocation location, ErrorCode code, String found) {
        assertThatThrownBy(() -> has(location, "fl-test-1"))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining("destination 'erp'")
                .hasMessageContaining(found);
    }

    @Nested
    class AtAUrl {

        @Test
        void keysServeForTenMinutes() {
            assertThat(has("fl-test-1")).isTrue();
            clock.advance(Duration.ofSeconds(599));
            assertThat(has("fl-test-1")).isTrue();
            assertThat(peer.requests()).hasSize(1);

            clock.advance(Duration.ofSeconds(1));
            assertThat(has("fl-test-1")).isTrue();
            assertThat(peer.requests()).hasSize(2);
        }

        @Test
        void aKeyThatIsWithdrawnIsForgottenAfterTenMinutes() {
            assertThat(has("fl-test-1")).isTrue();
            published.put("/keys", VerifierFixture.jwks(VerifierFixture.rsa(VerifierFixture.STRANGER, "other")));
            clock.advance(Duration.ofMinutes(10));

            assertThat(has("fl-test-1")).isFalse();
        }

        @Test
        void anUnknownKeyLoadsThemAnewButNotMoreOftenThanEvery30Seconds() {
            assertThat(has("other")).isFalse();
            assertThat(has("other")).isFalse();
            assertThat(peer.requests()).hasSize(1);

            published.put("/keys", K1_AND_OTHER);
            clock.advance(Duration.ofSeconds(29));
            assertThat(has("other")).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThat(has("other")).isTrue();
            assertThat(peer.requests()).hasSize(2);
        }

        @Test
        void anIssuerOutOfReachIsAskedEvery30SecondsWhileOldKeysServeForADay() {
            assertThat(has("fl-test-1")).isTrue();
            published.clear();
            clock.advance(Duration.ofMinutes(10));

            assertThat(has("fl-test-1")).isTrue();
            assertThat(has("fl-test-1")).isTrue();
            assertThat(peer.requests()).hasSize(2);
            clock.advance(Duration.ofSeconds(30));
            assertThat(has("fl-test-1")).isTrue();
            assertThat(peer.requests()).hasSize(3);

            clock.advance(Duration.ofHours(24));
            assertFails(
                    new KeyLocation.At(peer.url("/keys")),
                    ErrorCode.TOKEN_SERVICE_UNREACHABLE,
                    "answered with status 503");
        }

        @Test
        void anIssuerThatComesBackIsFoundAfterFiveSeconds() {
            published.clear();
            KeyLocation location = new KeyLocation.At(peer.url("/keys"));
            assertFails(location, ErrorCode.TOKEN_SERVICE_UNREACHABLE, "503");
            published.put("/keys", K1);
            assertFails(location, ErrorCode.TOKEN_SERVICE_UNREACHABLE, "503");
            assertThat(peer.requests()).hasSize(1);

            clock.advance(Duration.ofSeconds(5));
            assertThat(has("fl-test-1")).isTrue();
        }

        @Test
        void manyWhoNeedThemAtOnceLoadThemOnce() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Future<Boolean>> found = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    found.add(threads.submit(() -> has("fl-test-1")));
                }
                for (Future<Boolean> each : found) {
                    assertThat(each.get()).isTrue();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(peer.requests()).hasSize(1);
        }

        @Test
        void whatIsNoSetOfKeysOrTooLargeIsMalformed() {
            published.put("/none", "{\"keys\":1}");
            published.put("/many", "{\"keys\":[" + "{},".repeat(100) + "{}]}");
            published.put("/large", "{\"keys\":[\"" + "x".repeat(100 * 1024) + "\"]}");

            assertFails(new KeyLocation.At(peer.url("/none")), ErrorCode.TOKEN_ANSWER_MALFORMED, "is no JWK set");
            assertFails(new KeyLocation.At(peer.url("/many")), ErrorCode.TOKEN_ANSWER_MALFORMED, "more than 100 keys");
            assertFails(new KeyLocation.At(peer.url("/large")), ErrorCode.TOKEN_ANSWER_MALFORMED, "100 KiB");
        }
    }

    @Nested
    class ByDiscovery {

        private static final String METADATA = "/idp/.well-known/openid-configuration";

        private final String issuer = peer.url("/idp").toString();
        private final KeyLocation location = new KeyLocation.Discovered(issuer, Set.of());

        private void publish(String name, String keysUrl) {
            published.put(METADATA, "{\"issuer\":\"" + name + "\",\"jwks_uri\":\"" + keysUrl + "\"}");
        }

        @Test
        void theMetadataLeadToTheKeysAndServeForAnHour() {
            publish(issuer, peer.url("/keys").toString());

            assertThat(has(location, "fl-test-1")).isTrue();
            clock.advance(Duration.ofMinutes(59));
            assertThat(has(location, "fl-test-1")).isTrue();
            assertThat(peer.requests()).extracting(Peer.Seen::target).containsExactly(METADATA, "/keys", "/keys");

            clock.advance(Duration.ofMinutes(10));
            assertThat(has(location, "fl-test-1")).isTrue();
            assertThat(peer.requests())
                    .extracting(Peer.Seen::target)
                    .containsExactly(METADATA, "/keys", "/keys", METADATA, "/keys");
        }

        @Test
        void oneSlashBehindTheNameDoesNotMatter() {
            publish(issuer + "/", peer.url("/keys").toString());

            assertThat(has(location, "fl-test-1")).isTrue();
            assertThat(has(new KeyLocation.Discovered(issuer + "/", Set.of()), "fl-test-1"))
                    .isTrue();
        }

        @Test
        void metadataOfAnotherIssuerAreRefused() {
            publish(issuer + "//", peer.url("/keys").toString());
            assertFails(location, ErrorCode.TOKEN_ANSWER_MALFORMED, "those of another issuer");
        }

        @Test
        void keysAtAnotherHostMustBeAllowed() {
            publish(issuer, "https://keys.example/keys");

            assertFails(location, ErrorCode.TOKEN_ANSWER_MALFORMED, "jwks_uri at another host");
            assertThat(peer.requests()).hasSize(1);

            publish(issuer, peer.url("/keys").toString().replace("localhost", "127.0.0.1"));
            assertFails(
                    new KeyLocation.Discovered(issuer + "/", Set.of("127.0.0.1")),
                    ErrorCode.TOKEN_SERVICE_UNREACHABLE,
                    "127.0.0.1");
        }

        @Test
        void metadataWithoutKeysAreRefused() {
            published.put(METADATA, "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":7}");
            assertFails(location, ErrorCode.TOKEN_ANSWER_MALFORMED, "no jwks_uri");
        }

        @Test
        void keysWithoutTlsAreRefused() {
            publish(issuer, peer.url("/keys").toString().replace("https:", "http:"));
            assertFails(location, ErrorCode.TOKEN_SERVICE_UNREACHABLE, "is not https");
        }
    }
}
