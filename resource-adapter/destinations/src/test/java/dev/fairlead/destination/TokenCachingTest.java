package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.Registration;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Crowd;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.Silence;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a token serves, and who fetches the next. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenCachingTest extends ClientCredentialsFixture {

    @Test
    void theTokenForAnotherProtocolIsTheOneThatRequestsCarry() {
        assertThat(engine.token(TARGET, CallContext.NONE).orElseThrow().value().reveal())
                .isEqualTo("token-1");
        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(tokens.issued()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "read write, write read,",
        "read write, '',",
        "read write, read, read",
        "'', read, read",
        "read, ' read  admin ', read  admin"
    })
    void aScopeThatIsNotTheOneAskedForIsTold(String asked, String granted, String told) {
        restart(Map.of("scope", asked));
        tokens.behave(
                (exchange, request) -> tokens.issue(exchange, "\"expires_in\":3600,\"scope\":\"" + granted + "\""));

        assertThat(engine.token(TARGET, CallContext.NONE).orElseThrow().scope()).isEqualTo(Optional.ofNullable(told));
        assertThat(engine.token(TARGET, CallContext.NONE).orElseThrow().scope())
                .as("from the cache")
                .isEqualTo(Optional.ofNullable(told));
    }

    @Test
    @Tag("AUTH-28")
    void aTokenServesAllUsersUntilHalfOfItsLife() {
        engine.send(TARGET, Callers.of("anna", clock.instant().plusSeconds(60)), DestinationRequest.get("x"))
                .close();
        engine.send(TARGET, Callers.of("ben", clock.instant().plusSeconds(60)), DestinationRequest.get("x"))
                .close();
        clock.advance(Duration.ofMinutes(29));

        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(tokens.issued()).isEqualTo(1);
        assertThat(background).isEmpty();
    }

    @Test
    @Tag("AUTH-36")
    void aTokenThatIsDueServesOnWhileTheNextIsFetchedInTheBackground() throws Exception {
        authorization();
        clock.advance(Duration.ofMinutes(30));

        try (Crowd<String> calls = new Crowd<>(50, this::authorization)) {
            assertThat(calls.results()).containsOnly("Bearer token-1");
        }
        assertThat(background).hasSize(1);
        background.get(0).run();

        assertThat(authorization()).isEqualTo("Bearer token-2");
        assertThat(tokens.issued()).isEqualTo(2);
    }

    @Test
    @Tag("AUTH-36")
    void aFailedRenewalKeepsTheTokenServingUntilItExpires() {
        authorization();
        clock.advance(Duration.ofMinutes(30));
        tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, 500, "server_error", ""));
        authorization();
        background.remove(0).run();

        clock.advance(Duration.ofSeconds(29));
        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(background).as("not again within 30 s").isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(background).hasSize(1);

        clock.advance(Duration.ofMinutes(29));
        assertThat(failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
    }

    @Test
    @Tag("AUTH-40")
    void tokensOfAnApplicationEndWithItsDeployment() {
        DestinationLookup ofShop = new DestinationLookup("shop", "", "own", LookupOptions.DEFAULT);
        Map<String, String> properties = new HashMap<>(tokens.properties(target.url()));
        properties.put("Type", "HTTP");
        for (int deployment = 1; deployment <= 2; deployment++) {
            try (Registration shop = engine.register("shop", MapSource.of("own", properties))) {
                for (int call = 0; call < 2; call++) {
                    engine.send(ofShop, Optional.empty(), DestinationRequest.get("x"))
                            .close();
                }
            }
            assertThat(tokens.issued()).isEqualTo(deployment);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"expires_in\":3600', 3569, 3570",
        "'\"expires_in\":\"3600\"', 3569, 3570",
        "'\"expires_in\":60', 29, 30",
        "'\"expires_in\":-5', 29, 30",
        "'\"expires_in\":99999999999', 29, 30",
        "'\"x\":1', 29, 30"
    })
    @Tag("AUTH-35")
    @Tag("AUTH-45")
    void aTokenExpiresHereBeforeItExpiresThere(String members, int usable, int expired) {
        tokens.behave((exchange, request) -> tokens.issue(exchange, members));
        authorization();

        clock.advance(Duration.ofSeconds(usable));
        assertThat(authorization()).isEqualTo("Bearer token-1");

        clock.advance(Duration.ofSeconds(expired - usable));
        assertThat(authorization()).isEqualTo("Bearer token-2");
    }

    @Test
    @Tag("AUTH-45")
    void aJwtSaysItsOwnLifetimeIfTheAnswerDoesNot() {
        String first = Callers.token("client", clock.instant().plusSeconds(1000));
        tokens.behave((exchange, request) ->
                Peer.answer(exchange, 200, "application/json", "{\"access_token\":\"" + first + "\"}"));
        authorization();

        clock.advance(Duration.ofSeconds(969));
        authorization();
        assertThat(tokens.requests()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        authorization();
        assertThat(tokens.requests()).hasSize(2);
    }

    @Test
    @Tag("AUTH-37")
    void aHundredThreadsWaitForOneRequest() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        tokens.behave((exchange, request) -> {
            arrived.countDown();
            Silence.until(answer);
            tokens.issue(exchange, "\"expires_in\":3600");
        });
        try (Crowd<String> calls = new Crowd<>(100, this::authorization)) {
            arrived.await();
            answer.countDown();

            assertThat(calls.results()).hasSize(100).containsOnly("Bearer token-1");
        }
        assertThat(tokens.requests()).hasSize(1);
    }

    @Test
    @Tag("AUTH-37")
    void aFailureReachesAllWhoWaitAndIsNotKept() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        tokens.behave((exchange, request) -> {
            Silence.until(answer);
            TokenEndpoint.refuse(exchange, 400, "invalid_scope", "no");
        });
        try (Crowd<DestinationException> calls = new Crowd<>(10, this::failure)) {
            calls.awaitWaiting(9);
            answer.countDown();

            assertThat(calls.results())
                    .doesNotHaveDuplicates()
                    .extracting(DestinationException::code)
                    .containsOnly(ErrorCode.TOKEN_REQUEST_REJECTED);
        }
        assertThat(tokens.requests()).hasSize(1);

        tokens.behave((exchange, request) -> tokens.issue(exchange, "\"expires_in\":3600"));
        assertThat(authorization()).isEqualTo("Bearer token-1");
    }
}
