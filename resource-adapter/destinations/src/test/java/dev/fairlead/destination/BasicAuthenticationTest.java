package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.Peer;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthenticationTest {

    private String challenge = "Basic realm=\"erp\"";
    private boolean locked;

    private final Peer peer = Peer.http((exchange, request) -> {
        if (locked || request.header("Authorization") == null) {
            exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
            Peer.answer(exchange, 401, "text/plain", "who are you?");
        } else {
            Peer.answer(exchange, 200, "text/plain", "welcome");
        }
    });

    @AfterEach
    void close() {
        peer.close();
    }

    private DestinationEngine engine(String user, String password, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("URL", peer.url());
        properties.put("Authentication", "BasicAuthentication");
        properties.put("User", user);
        properties.put("Password", password);
        return Engines.engine(properties);
    }

    @ParameterizedTest
    @CsvSource({
        "test, pass12345, Basic dGVzdDpwYXNzMTIzNDU=",
        "jörg, pässwörd, Basic asO2cmc6cMOkc3N3w7ZyZA==",
        "jo\u0308rg, pa\u0308sswo\u0308rd, Basic asO2cmc6cMOkc3N3w7ZyZA=="
    })
    void credentialsGoWithTheFirstRequestInNormalisedUtf8(String user, String password, String header) {
        try (DestinationEngine engine = engine(user, password, Map.of())) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")).close();

            assertThat(peer.onlyRequest().header("Authorization")).isEqualTo(header);
        }
    }

    @Test
    void theyReplaceWhatTheApplicationAndTheDestinationSay() {
        try (DestinationEngine engine = engine("test", "pass12345", Map.of("URL.headers.Authorization", "Bearer a"))) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get("x").header("authorization", "Bearer b"))
                    .close();

            assertThat(peer.onlyRequest().headers().get("authorization")).containsExactly("Basic dGVzdDpwYXNzMTIzNDU=");
        }
    }

    @Test
    @Tag("AUTH-61")
    void aRefusedPasswordIsAnErrorAndNotSentAgain() {
        locked = true;
        try (DestinationEngine engine = engine("test", "wrong", Map.of())) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CREDENTIALS_REFUSED));
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    @Tag("AUTH-61")
    void aPasswordThatIsRefusedAfterTheChallengeIsSentOnce() {
        locked = true;
        try (DestinationEngine engine = engine("test", "wrong", Map.of("Preemptive", "false"))) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")))
                    .hasMessageContaining("FL-AUTH-050");
            assertThat(peer.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly(null, "Basic dGVzdDp3cm9uZw==");
        }
    }

    @Test
    @Tag("AUTH-61")
    void withoutPreemptiveCredentialsWaitForTheFirstChallengeOnly() {
        try (DestinationEngine engine = engine("test", "pass12345", Map.of("Preemptive", "false"))) {
            for (int i = 0; i < 2; i++) {
                assertThat(engine.send(TARGET, Optional.empty(), DestinationRequest.post("x", RequestBody.json("{}")))
                                .text())
                        .isEqualTo("welcome");
            }

            assertThat(peer.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly(null, "Basic dGVzdDpwYXNzMTIzNDU=", "Basic dGVzdDpwYXNzMTIzNDU=");
            assertThat(peer.requests()).extracting(Peer.Seen::body).containsOnly("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Negotiate", "Digest realm=\"no basic\""})
    @Tag("AUTH-61")
    void anotherChallengeIsForTheApplication(String other) {
        challenge = other;
        try (DestinationEngine engine = engine("test", "pass12345", Map.of("Preemptive", "false"));
                DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))) {
            assertThat(response.status()).isEqualTo(401);
            assertThat(peer.onlyRequest().header("Authorization")).isNull();
        }
    }

    @Test
    @Tag("AUTH-61")
    void credentialsGoOnlyWhereTheyWereAskedFor() {
        try (DestinationEngine engine = engine("test", "pass12345", Map.of("Preemptive", "false"))) {
            for (String path : List.of("a/b/c", "a/b/d/e", "a/other", "a/b?x=1")) {
                engine.send(TARGET, Optional.empty(), DestinationRequest.get(path))
                        .close();
            }

            assertThat(peer.requests())
                    .extracting(request -> request.target() + " " + (request.header("Authorization") != null))
                    .containsExactly(
                            "/a/b/c false",
                            "/a/b/c true",
                            "/a/b/d/e true",
                            "/a/other false",
                            "/a/other true",
                            "/a/b?x=1 true");
        }
    }

    @Test
    @Tag("AUTH-61")
    void aBodyThatCannotBeRepeatedAsksForPreemptiveCredentials() {
        RequestBody once = RequestBody.stream("text/plain", new ByteArrayInputStream(new byte[] {'a'}));
        try (DestinationEngine engine = engine("test", "pass12345", Map.of("Preemptive", "false"))) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.post("x", once)))
                    .hasMessageContaining("FL-AUTH-050")
                    .hasMessageContaining("Set Preemptive to true");
            assertThat(peer.requests()).hasSize(1);
        }
    }
}
