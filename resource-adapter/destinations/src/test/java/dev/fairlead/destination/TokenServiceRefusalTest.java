package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.Silence;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when the token service gives none. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenServiceRefusalTest extends ClientCredentialsFixture {

    @ParameterizedTest
    @CsvSource({
        "400, invalid_client, CLIENT_REJECTED",
        "401, '', CLIENT_REJECTED",
        "401, invalid_client, CLIENT_REJECTED",
        "400, invalid_grant, GRANT_REJECTED",
        "400, unauthorized_client, GRANT_REJECTED",
        "401, unauthorized_client, CLIENT_REJECTED",
        "400, access_denied, GRANT_REJECTED",
        "400, invalid_scope, TOKEN_REQUEST_REJECTED",
        "400, unsupported_grant_type, TOKEN_REQUEST_REJECTED",
        "403, '', TOKEN_REQUEST_REJECTED",
        "404, '', TOKEN_REQUEST_REJECTED",
        "500, server_error, TOKEN_SERVICE_UNREACHABLE",
        "302, '', TOKEN_SERVICE_UNREACHABLE"
    })
    void refusalsOfTheTokenServiceHaveTheirCodes(int status, String error, ErrorCode code) {
        tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, status, error, "because"));

        DestinationException failure = failure();

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure)
                .hasMessageContaining("destination 'target', token service: answered " + status)
                .hasMessageContaining("because");
        assertThat(target.requests()).isEmpty();
        assertThat(tokens.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, <html>, is not JSON",
        "application/json, <html>, is no valid JSON",
        "application/json, [], is no JSON object",
        "application/json, {}, has no access_token",
        "application/json, '{\"access_token\":\"acc3ss\",\"access_token\":\"0ther\"}', is no valid JSON",
        "application/json, '{\"access_token\":\"acc3ss\\r\\nX: y\"}', forbidden character",
        "application/json, '{\"access_token\":\"acc3ss b\"}', forbidden character",
        "application/json, '{\"access_token\":\"äcc3ss\"}', forbidden character",
        "application/json, '{\"access_token\":\"acc3ss\",\"token_type\":\"DPoP\"}', unsupported token type 'DPoP'"
    })
    @Tag("AUTH-46")
    @Tag("AUTH-47")
    void anAnswerThatIsNoTokenIsCalledThat(String type, String body, String expected) {
        tokens.behave((exchange, request) -> Peer.answer(exchange, 200, type, body));

        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_ANSWER_MALFORMED);
        assertThat(failure()).hasMessageContaining(expected);
        assertThat(target.requests()).isEmpty();
    }

    @Test
    @Tag("AUTH-47")
    void anAnswerThatNestsTooDeeplyIsNotRead() {
        tokens.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"acc3ss\",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"));

        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_ANSWER_MALFORMED);
    }

    @Test
    @Tag("AUTH-47")
    void anOversizedAnswerIsCutOff() {
        tokens.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"acc3ss\",\"x\":\"" + "y".repeat(257 * 1024) + "\"}"));

        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_ANSWER_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"bearer", "BEARER", "Bearer"})
    @Tag("AUTH-46")
    void theSchemeIsBearerInAnySpelling(String type) {
        tokens.behave((exchange, request) -> Peer.answer(
                exchange, 200, "application/json", "{\"access_token\":\"acc3ss\",\"token_type\":\"" + type + "\"}"));

        assertThat(authorization()).isEqualTo("Bearer acc3ss");
    }

    @Test
    @Tag("AUTH-48")
    void aClientThatIsRefusedThreeTimesIsSuspendedForFiveMinutes() {
        restart(Map.of("clientSecret", "wr0ng"));
        for (int i = 0; i < 3; i++) {
            assertThat(failure().code()).isEqualTo(ErrorCode.CLIENT_REJECTED);
        }

        assertThat(failure()).isInstanceOf(RouteUnavailableException.class);
        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_SUSPENDED);
        assertThat(tokens.requests()).hasSize(3);

        clock.advance(Duration.ofMinutes(5));
        assertThat(failure().code()).isEqualTo(ErrorCode.CLIENT_REJECTED);
        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_SUSPENDED);
        assertThat(tokens.requests()).hasSize(4);
    }

    @Test
    @Tag("AUTH-48")
    void aRefusedClientIsTriedThreeTimesAtMostHoweverManyThreadsCall() throws Exception {
        restart(Map.of("clientSecret", "wr0ng"));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<DestinationException>> calls = Collections.nCopies(200, this::failure);
            for (Future<DestinationException> call : threads.invokeAll(calls)) {
                assertThat(call.get().code()).isIn(ErrorCode.CLIENT_REJECTED, ErrorCode.TOKEN_SERVICE_SUSPENDED);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tokens.requests()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
    }

    @Test
    @Tag("AUTH-48")
    void aChangedSecretEndsTheSuspension() {
        Map<String, String> properties = new ConcurrentHashMap<>(tokens.properties(target.url()));
        properties.put("Type", "HTTP");
        properties.put("clientSecret", "wr0ng");
        engine.close();
        engine = builder(Map.of()).sources(List.of(new Changing(properties))).build();
        for (int i = 0; i < 3; i++) {
            assertThat(failure().code()).isEqualTo(ErrorCode.CLIENT_REJECTED);
        }
        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_SUSPENDED);

        properties.put("clientSecret", TokenEndpoint.SECRET);
        clock.advance(Duration.ofSeconds(5));

        assertThat(authorization()).isEqualTo("Bearer token-1");
    }

    /** One destination whose properties may change. */
    private record Changing(Map<String, String> properties) implements DestinationSource {
        @Override
        public String description() {
            return "changing";
        }

        @Override
        public Set<String> names() {
            return Set.of("target");
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return Optional.of(Map.copyOf(properties));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Tag("AUTH-21")
    void redirectsOfTheTokenServiceAreNotFollowed(int status) {
        tokens.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("Location", target.url());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });

        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
        assertThat(target.requests()).isEmpty();
    }

    @Test
    @Tag("AUTH-49")
    void anOverloadedTokenServiceIsAskedAgainAfterAPause() {
        tokens.behave((exchange, request) -> {
            if (tokens.requests().size() < 3) {
                TokenEndpoint.refuse(exchange, 503, "temporarily_unavailable", "");
            } else {
                tokens.issue(exchange, "\"expires_in\":3600");
            }
        });

        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    @Tag("AUTH-49")
    void aTokenServiceThatSaysWhenIsAskedThen() {
        tokens.behave((exchange, request) -> {
            if (tokens.requests().size() < 2) {
                exchange.getResponseHeaders().set("Retry-After", "2");
                TokenEndpoint.refuse(exchange, 503, "temporarily_unavailable", "");
            } else {
                tokens.issue(exchange, "\"expires_in\":3600");
            }
        });

        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aTokenServiceThatStaysAwayIsGivenUp() {
        tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, 503, "temporarily_unavailable", ""));

        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
        assertThat(tokens.requests()).hasSize(4);
    }

    @Test
    void aTokenServiceThatNobodyListensAtIsUnreachable() {
        tokens.close();

        DestinationException failure = failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
        assertThat(failure).hasMessageContaining("token service: 127.0.0.1:" + tokens.port() + " refuses connections");
    }

    @Test
    void aSilentTokenServiceIsGivenUpInItsOwnTime() {
        restart(Map.of("tokenServiceURL.SocketReadTimeoutInSeconds", "1"));
        CountDownLatch never = new CountDownLatch(1);
        tokens.behave((exchange, request) -> Silence.until(never));

        DestinationException failure = failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
        assertThat(failure).hasMessageContaining("no answer within 1000 ms");
        assertThat(failure.outcomeUnknown()).isFalse();
        never.countDown();
    }

    @Test
    void whatTheTokenServiceEchoesIsCleaned() {
        tokens.behave((exchange, request) -> TokenEndpoint.refuse(
                exchange,
                400,
                "invalid_scope",
                "client-s3cret eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln " + "QUJD".repeat(20) + " \\u0007end"));

        assertThat(failure())
                .hasMessageNotContaining("client-s3cret")
                .hasMessageNotContaining("eyJ")
                .hasMessageNotContaining("QUJD")
                .hasMessageContaining("*** *** ***  end");
    }

    @Test
    void aWrongClientIsToldApartFromAWrongTarget() {
        restart(Map.of("clientId", "somebody"));

        assertThatThrownBy(this::send)
                .isInstanceOf(AuthenticationRefusedException.class)
                .hasMessageContaining("FL-AUTH-021")
                .hasMessageContaining("Check clientId and clientSecret")
                .hasMessageNotContaining("client-s3cret");
    }
}
