package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.error.NoUserException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.route.TunnelPrincipal;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.OverHttp;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TokenEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Destinations that call for a technical client where no user is signed in (RFC specification, D.4). */
class PrincipalFallbackTest {
    private static final DestinationLookup RFC = DestinationLookup.of("rfc");

    private final TestClock clock = new TestClock();
    private final TokenEndpoint tokens = new TokenEndpoint();
    private final Map<String, String> properties = new HashMap<>(tokens.technicalRfcUser());
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private RawPeer agent;
    private FakeTunnel tunnel;

    @BeforeEach
    void start() throws IOException {
        agent = new RawPeer(socket -> {
            heads.add(RawPeer.readHead(socket));
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        tunnel = new FakeTunnel(agent.port());
        properties.put("jco.destination.auth_type", "PrincipalPropagation");
        properties.put("jco.destination.x_fairlead.principal_fallback", "technical");
    }

    @AfterEach
    void stop() throws IOException {
        tokens.close();
        agent.close();
    }

    private DestinationEngine engine() {
        return DestinationEngine.builder()
                .sources(List.of(MapSource.of("rfc", properties)))
                .allowPlainTokenService(true)
                .tunnel(tunnel)
                .clock(clock)
                .httpViews(PrincipalFallbackTest::view)
                .build();
    }

    private static Optional<HttpView> view(Configuration rfc) {
        return Optional.of(new HttpView(OverHttp.virtual(rfc, "http://erp:3300"), Optional.of("sapgw00")));
    }

    private Optional<TunnelPrincipal> propagated(Optional<Caller> caller) {
        try (DestinationEngine engine = engine()) {
            engine.send(RFC, caller, DestinationRequest.get("x")).close();
        }
        return tunnel.onlyRequest().principal();
    }

    @Test
    void aUserIsPropagatedAsEver() {
        Optional<Caller> anna = Callers.of("anna", clock.instant().plus(Duration.ofHours(1)));

        assertThat(propagated(anna))
                .isEqualTo(anna.orElseThrow().token().map(token -> new TunnelPrincipal(token, false)));
        assertThat(tokens.issued()).isZero();
    }

    @Test
    void whereNobodyCallsTheTechnicalClientIs() {
        assertThat(propagated(Optional.empty())).contains(new TunnelPrincipal(UserToken.of("token-1"), true));

        assertThat(heads).singleElement().asString().doesNotContain("token-1", "Technical-Authentication");
    }

    @Test
    void nobodyStandsInForAUserWhoIsRefused() {
        Optional<Caller> expired = Callers.of("anna", clock.instant().minus(Duration.ofHours(1)));

        assertThatThrownBy(() -> propagated(expired)).isInstanceOf(NoUserException.class);
        assertThat(tokens.issued()).isZero();
        assertThat(tunnel.opened()).isEmpty();
    }

    @Test
    void connectionsStillDifferByUser() {
        try (DestinationEngine engine = engine()) {
            assertThat(engine.describe(RFC).userBound()).isTrue();
            assertThat(engine.describe(RFC).userOptional()).isTrue();
        }
    }

    @Test
    void theTechnicalClientMustBeKnown() {
        properties.remove("jco.client.tech_user_secret");

        try (DestinationEngine engine = engine()) {
            assertThatThrownBy(() -> engine.describe(RFC))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("jco.client.tech_user_secret");
        }
    }

    @Test
    void onlyPropagationHasAFallback() {
        properties.put("jco.destination.auth_type", "TechnicalUserPropagation");

        try (DestinationEngine engine = engine()) {
            assertThatThrownBy(() -> engine.describe(RFC))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("principal_fallback");
        }
    }
}
