package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.NoUserException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.route.TunnelPrincipal;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalPropagationTest {

    private final TestClock clock = new TestClock();
    private final Instant later = clock.instant().plus(Duration.ofHours(1));
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final RawPeer agent = new RawPeer(socket -> {
        heads.add(RawPeer.readHead(socket));
        RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    private final FakeTunnel tunnel = new FakeTunnel(agent.port());
    private final DestinationEngine engine = Engines.builder(Map.of(
                    "URL", "http://erp.virtual",
                    "ProxyType", "OnPremise",
                    "Authentication", "PrincipalPropagation"))
            .tunnel(tunnel)
            .clock(clock)
            .build();

    @AfterEach
    void close() throws IOException {
        engine.close();
        agent.close();
    }

    private void call(Optional<Caller> caller) {
        engine.send(TARGET, caller, DestinationRequest.get("x")).close();
    }

    private void refused(Optional<Caller> caller, ErrorCode code) {
        assertThatThrownBy(() -> call(caller))
                .isInstanceOfSatisfying(
                        NoUserException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageNotContaining("eyJ");
        assertThat(tunnel.opened()).isEmpty();
    }

    @Test
    void theUsersTokenGoesToTheTunnelAndNowhereElse() {
        Optional<Caller> anna = Callers.of("anna", later);

        call(anna);

        assertThat(tunnel.onlyRequest().principal())
                .isEqualTo(anna.orElseThrow().token().map(token -> new TunnelPrincipal(token, false)));
        assertThat(heads.get(0)).doesNotContain("eyJ").doesNotContainIgnoringCase("authorization");
    }

    @Test
    void isUserBound() {
        assertThat(engine.describe(TARGET).userBound()).isTrue();
    }

    @Test
    @Tag("AUTH-29")
    void withoutAUserNothingIsSent() {
        refused(Optional.empty(), ErrorCode.NO_USER);
    }

    @Test
    @Tag("AUTH-31")
    void aUserWithoutATokenIsNotEnough() {
        refused(Callers.withoutToken("anna"), ErrorCode.NO_USER_TOKEN);
    }

    @Test
    void anOpaqueTokenIsNotEnough() {
        refused(Callers.of("", "anna", "0123456789abcdef"), ErrorCode.NO_USER_TOKEN);
    }

    @Test
    void anExpiredTokenIsRefusedHere() {
        refused(Callers.of("anna", clock.instant().minusSeconds(60)), ErrorCode.USER_TOKEN_EXPIRED);
    }

    @Test
    void aTokenMayBeLateByTheClocksDifference() {
        call(Callers.of("anna", clock.instant().minusSeconds(59)));

        assertThat(tunnel.opened()).hasSize(1);
    }

    @Test
    void anUnsignedTokenIsRefusedHere() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("anna")
                .expirationTime(Date.from(later))
                .build();
        refused(Callers.of("", "anna", new PlainJWT(claims).serialize()), ErrorCode.USER_TOKEN_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE"})
    void unsignedIsUnsignedInEverySpelling(String algorithm) {
        String token = part("{\"alg\":\"" + algorithm + "\"}") + "." + part("{\"exp\":4102444800}") + ".AAAA";

        refused(Callers.of("", "anna", token), ErrorCode.USER_TOKEN_REJECTED);
    }

    @Test
    void aTokenWithoutExpiryOrNotValidYetIsRefusedHere() {
        refused(
                Callers.of(
                        "",
                        "anna",
                        Callers.sign(new JWTClaimsSet.Builder().subject("anna").build())),
                ErrorCode.USER_TOKEN_REJECTED);
        refused(
                Callers.of(
                        "",
                        "anna",
                        Callers.sign(new JWTClaimsSet.Builder()
                                .notBeforeTime(Date.from(clock.instant().plusSeconds(61)))
                                .expirationTime(Date.from(later))
                                .build())),
                ErrorCode.USER_TOKEN_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJ.eyJ.x", "..", "eyJhbGciOiJSUzI1NiJ9.bm8ganNvbg.AAAA"})
    void whatIsNoJwtIsRefusedHere(String token) {
        refused(Callers.of("", "anna", token), ErrorCode.USER_TOKEN_REJECTED);
    }

    @Test
    void anOversizedTokenIsRefusedHere() {
        refused(Callers.of("", "anna", "a.b." + "c".repeat(16 * 1024)), ErrorCode.USER_TOKEN_REJECTED);
    }

    @Test
    void theUsersTenantMustNotContradictThatOfTheCall() {
        DestinationLookup ofAcme = new DestinationLookup("", "acme", "target", LookupOptions.DEFAULT);
        String token = Callers.token("anna", later);

        assertThatThrownBy(
                        () -> engine.send(ofAcme, Callers.of("umbrella", "anna", token), DestinationRequest.get("x")))
                .isInstanceOfSatisfying(
                        AuthenticationRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY));
        assertThat(tunnel.opened()).isEmpty();

        engine.send(ofAcme, Callers.of("acme", "anna", token), DestinationRequest.get("x"))
                .close();
        assertThat(tunnel.onlyRequest().tenant()).isEqualTo("acme");
    }

    @Test
    @Tag("CONN-15")
    void theApplicationsOwnAuthorizationIsRefused() {
        assertThatThrownBy(() -> engine.send(
                        TARGET,
                        Callers.of("anna", later),
                        DestinationRequest.get("x").header("authorization", "Bearer s3cret")))
                .isInstanceOf(AuthenticationRefusedException.class)
                .hasMessageNotContaining("s3cret");
        assertThat(tunnel.opened()).isEmpty();
    }

    @Test
    @Tag("AUTH-25")
    void usersInParallelArriveAsThemselves() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> calls = IntStream.range(0, 400)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> engine.send(
                                    TARGET,
                                    Callers.of("user-" + i % 2, later),
                                    DestinationRequest.get("of-user-" + i % 2))
                            .close()))
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(tunnel.opened()).hasSize(400);
        for (int user = 0; user < 2; user++) {
            TunnelPrincipal principal = new TunnelPrincipal(UserToken.of(Callers.token("user-" + user, later)), false);
            assertThat(tunnel.opened())
                    .filteredOn(request -> request.principal().orElseThrow().equals(principal))
                    .hasSize(200);
        }
    }

    @Test
    void failuresNameTheDestinationAndWhatToDo() {
        assertThatThrownBy(() -> call(Optional.empty()))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("FL-AUTH-010: destination 'target'")
                .hasMessageEndingWith("Call it in a request of a signed-in user");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
