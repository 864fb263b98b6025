package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.ProxyToken;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.FakeConnectivityProxy;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.testing.TokenEndpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On-premise destinations of an application on SAP BTP. */
class ConnectivityProxyTest {

    private static final Instant LATER = Instant.now().plusSeconds(600);
    private static final Optional<Caller> ANNA = Callers.of("anna", LATER);
    private static final Optional<Caller> BEN = Callers.of("ben", LATER);

    private final FakeConnectivityProxy proxy = new FakeConnectivityProxy();

    @AfterEach
    void everyRequestWasOneThatTheProxyUnderstands() {
        assertThat(proxy.violations()).isEmpty();
        proxy.close();
    }

    private DestinationEngine engine(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.putIfAbsent("URL", "http://erp_virtual:1234/base");
        all.put("ProxyType", "OnPremise");
        return Engines.builder(all)
                .connectivityProxy(proxy)
                .allowPlainTokenService(true)
                .build();
    }

    private static DestinationEngine send(DestinationEngine engine, Optional<Caller> caller) {
        engine.send(TARGET, caller, DestinationRequest.get("x")).bytes();
        return engine;
    }

    private void call(Map<String, String> properties, Optional<Caller> caller) {
        try (DestinationEngine engine = engine(properties)) {
            send(engine, caller);
        }
    }

    private static Map<String, String> propagating(String mode) {
        return Map.of("Authentication", "PrincipalPropagation", "fairlead.pp.mode", mode);
    }

    private static String userToken(Optional<Caller> user) {
        return "Bearer " + user.orElseThrow().token().orElseThrow().reveal();
    }

    @Test
    @Tag("CONN-11")
    void theRequestLineIsAbsoluteAndSentAsItIsWritten() {
        try (DestinationEngine engine = engine(Map.of())) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get("a//b/../c%2Fd?q=%7B1"))
                    .close();
        }

        Peer.Seen request = proxy.requests().get(0);
        assertThat(request.target()).isEqualTo("http://erp_virtual:1234/base/a//b/../c%2Fd?q=%7B1");
        assertThat(request.header("Host")).isEqualTo("erp_virtual:1234");
        assertThat(request.header("Proxy-Authorization")).isEqualTo("Bearer technical--1");
    }

    @Test
    void aSystemWithoutAPortStandsInTheRequestLineWithoutOne() {
        call(Map.of("URL", "http://erp.corp/base"), Optional.empty());

        assertThat(proxy.requests().get(0).target()).isEqualTo("http://erp.corp/base/x");
    }

    @Test
    void theTokenIsThatOfTheTenant() {
        try (DestinationEngine engine = engine(Map.of())) {
            engine.send(
                            new DestinationLookup("", "acme", "target", LookupOptions.DEFAULT),
                            Optional.empty(),
                            DestinationRequest.get("x"))
                    .close();
        }

        assertThat(proxy.requests().get(0).header("Proxy-Authorization")).isEqualTo("Bearer technical-acme-1");
    }

    @Test
    @Tag("CONN-13")
    void theLocationIdIsPlainTextAndAbsentWithoutOne() {
        call(Map.of("CloudConnectorLocationId", "orlando"), Optional.empty());
        call(Map.of(), Optional.empty());

        assertThat(proxy.requests())
                .extracting(request -> request.header("SAP-Connectivity-SCC-Location_ID"))
                .containsExactly("orlando", null);
    }

    @Test
    void theApplicationsOwnAuthorizationGoesToTheBackEnd() {
        try (DestinationEngine engine = engine(Map.of())) {
            engine.send(TARGET, ANNA, DestinationRequest.get("x").header("Authorization", "Basic YTpzM2NyZXQ="))
                    .close();
        }

        assertThat(proxy.requests().get(0).header("Authorization")).isEqualTo("Basic YTpzM2NyZXQ=");
        assertThat(proxy.requests().get(0).header("SAP-Connectivity-Authentication"))
                .isNull();
    }

    @Test
    void theUserIsNamedInAHeaderFieldBesideTheProxysToken() {
        call(Map.of("Authentication", "PrincipalPropagation"), ANNA);

        Peer.Seen request = proxy.requests().get(0);
        assertThat(request.header("SAP-Connectivity-Authentication")).isEqualTo(userToken(ANNA));
        assertThat(request.header("Proxy-Authorization")).isEqualTo("Bearer technical--1");
        assertThat(request.header("Authorization")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"headers, true, false", "exchange, false, true", "auto, true, true", "auto, false, false"})
    @Tag("CONN-14")
    void theModeDecidesWhetherTheUsersTokenIsExchanged(String mode, boolean sameTokenService, boolean exchanged) {
        proxy.ofSameTokenService(sameTokenService);

        call(propagating(mode), ANNA);

        Peer.Seen request = proxy.requests().get(0);
        assertThat(request.header("SAP-Connectivity-Authentication")).isEqualTo(exchanged ? null : userToken(ANNA));
        assertThat(request.header("Proxy-Authorization"))
                .startsWith(exchanged ? "Bearer of-user-" : "Bearer technical-");
    }

    @Test
    @Tag("AUTH-20")
    @Tag("CONN-16")
    void theTechnicalUserIsNamedInAFieldOfItsOwnAndItsTokenIsNotAskedForThroughTheProxy() {
        try (TokenEndpoint tokens = new TokenEndpoint()) {
            Map<String, String> properties = new HashMap<>(tokens.properties("http://erp_virtual:1234"));
            properties.put("Authentication", "OAuth2TechnicalUserPropagation");

            call(properties, Optional.empty());

            assertThat(tokens.requests()).hasSize(1);
        }
        Peer.Seen request = proxy.requests().get(0);
        assertThat(proxy.requests()).hasSize(1);
        assertThat(request.header("SAP-Connectivity-Technical-Authentication")).isEqualTo("Bearer token-1");
        assertThat(request.header("Authorization")).isNull();
    }

    @Test
    void applicationsCannotNameAUserThemselves() {
        try (DestinationEngine engine = engine(Map.of())) {
            engine.send(
                            TARGET,
                            Optional.empty(),
                            DestinationRequest.get("x")
                                    .header("sap-connectivity-authentication", "Bearer forged")
                                    .header("Proxy-Authorization", "Bearer forged")
                                    .header("SAP-Connectivity-SCC-Location_ID", "elsewhere"))
                    .close();
        }

        Peer.Seen request = proxy.requests().get(0);
        assertThat(request.headers())
                .doesNotContainKeys("sap-connectivity-authentication", "sap-connectivity-scc-location_id");
        assertThat(request.headers().get("proxy-authorization")).containsExactly("Bearer technical--1");
    }

    @Test
    @Tag("CONN-21")
    void systemsDoNotShareConnections() {
        Map<String, String> one =
                new HashMap<>(Map.of("Type", "HTTP", "ProxyType", "OnPremise", "Authentication", "NoAuthentication"));
        Map<String, String> two = new HashMap<>(one);
        one.put("URL", "http://one:80");
        two.put("URL", "http://two:80");
        try (DestinationEngine engine = DestinationEngine.builder()
                .sources(List.of(new MapSource("test", Map.of("one", one, "two", two))))
                .connectivityProxy(proxy)
                .build()) {
            for (String name : List.of("one", "two", "one")) {
                engine.send(DestinationLookup.of(name), Optional.empty(), DestinationRequest.get("x"))
                        .bytes();
            }
        }

        assertThat(proxy.clientPorts().get(1)).isNotEqualTo(proxy.clientPorts().get(0));
        assertThat(proxy.clientPorts().get(2)).isEqualTo(proxy.clientPorts().get(0));
    }

    @Test
    @Tag("CONN-21")
    void connectionsAreKeptAliveForTheSameUserAndForNobodyElse() {
        try (DestinationEngine engine = engine(propagating("headers"))) {
            send(engine, ANNA);
            send(engine, ANNA);
            send(engine, BEN);
            send(engine, ANNA);
        }

        assertThat(proxy.clientPorts()).hasSize(4);
        int ofAnna = proxy.clientPorts().get(0);
        assertThat(proxy.clientPorts().get(1)).isEqualTo(ofAnna);
        assertThat(proxy.clientPorts().get(2)).isNotEqualTo(ofAnna);
        assertThat(proxy.clientPorts().get(3)).isEqualTo(ofAnna);
        assertThat(proxy.requests())
                .extracting(request -> request.header("SAP-Connectivity-Authentication"))
                .containsExactly(userToken(ANNA), userToken(ANNA), userToken(BEN), userToken(ANNA));
    }

    @Test
    @Tag("AUTH-73")
    @Tag("CONN-20")
    void aLineOf8192BytesIsSentAndAnyLongerOneIsRefusedByName() {
        int fitting = 8192 - "X-Long: ".length();
        try (DestinationEngine engine = engine(Map.of())) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get("x").header("X-Long", "v".repeat(fitting)))
                    .close();

            assertThatThrownBy(() -> engine.send(
                            TARGET,
                            Optional.empty(),
                            DestinationRequest.get("x").header("X-Long", "v".repeat(fitting + 1))))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("header X-Long")
                    .hasMessageContaining("8192")
                    .hasMessageNotContaining("vvv");
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("p".repeat(8192))))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("request line");
        }
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void aUsersTokenThatIsTooLongIsRefusedWithoutBeingShown() {
        String token = Callers.token("x".repeat(7000), LATER);

        assertThatThrownBy(() -> call(propagating("headers"), Callers.of("", "anna", token)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("header SAP-Connectivity-Authentication")
                .hasMessageContaining("groups")
                .hasMessageNotContaining(token.substring(0, 20));
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    @Tag("CONN-12")
    void aTokenThatTheProxyRefusesIsRenewedOnce() {
        try (DestinationEngine engine = engine(Map.of())) {
            send(engine, Optional.empty());
            proxy.invalidateTokens();

            send(engine, Optional.empty());
        }

        assertThat(proxy.tokensGiven()).isEqualTo(2);
        assertThat(proxy.requests()).hasSize(3);
    }

    @Test
    @Tag("CONN-12")
    void aSecondRefusalIsAnErrorOfAuthentication() {
        proxy.behave((exchange, request) -> Peer.answer(exchange, 407, "text/plain", "secret body"));

        assertThatThrownBy(() -> call(Map.of(), Optional.empty()))
                .isInstanceOfSatisfying(
                        AuthenticationRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CREDENTIALS_REFUSED))
                .hasMessageContaining("connectivity proxy")
                .hasMessageNotContaining("secret body")
                .hasMessageNotContaining("technical-");
        assertThat(proxy.requests()).hasSize(2);
    }

    @Test
    void aBodyThatCannotBeRepeatedIsNotSentTwice() {
        proxy.behave((exchange, request) -> Peer.answer(exchange, 407, "text/plain", ""));
        DestinationRequest upload =
                DestinationRequest.post("x", RequestBody.stream("text/plain", new ByteArrayInputStream(new byte[10])));

        try (DestinationEngine engine = engine(Map.of())) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), upload))
                    .isInstanceOf(AuthenticationRefusedException.class);
        }
        assertThat(proxy.requests()).hasSize(1);
    }

    private void isAnsweredWith(int status, String text, ErrorCode expected) {
        proxy.behave((exchange, request) -> Peer.answer(exchange, status, "text/plain", text));

        assertThatThrownBy(() -> call(Map.of("CloudConnectorLocationId", "orlando"), Optional.empty()))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(expected));
    }

    @Test
    void aMissingCloudConnectorIsAMissingAgent() {
        isAnsweredWith(503, "There is no SAP Cloud Connector (SCC) connected to your subaccount.", ErrorCode.NO_AGENT);
    }

    @Test
    void deniedAccessIsToldApartByWhatIsNotExposed() {
        isAnsweredWith(403, "Access denied to system erp_virtual:1234.", ErrorCode.SYSTEM_NOT_EXPOSED);
        isAnsweredWith(
                403, "Access denied to resource /base/x on system erp_virtual:1234.", ErrorCode.RESOURCE_NOT_EXPOSED);
    }

    @ParameterizedTest
    @CsvSource({"503, maintenance", "403, Access denied to folder /base", "404, no such thing", "500, broken"})
    @Tag("CONN-25")
    void errorsOfTheBackEndAreItsAnswers(int status, String text) {
        String body = text + " ".repeat(5000);
        proxy.behave((exchange, request) -> Peer.answer(exchange, status, "text/plain", body));

        try (DestinationEngine engine = engine(Map.of());
                DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))) {
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "502, backend_unreachable, BACKEND_UNREACHABLE, false",
        "502, tunnel_lost, TUNNEL_LOST, true",
        "403, not_exposed, SYSTEM_NOT_EXPOSED, false",
        "401, principal_missing, PRINCIPAL_MISSING, false"
    })
    @Tag("CONN-25")
    void failuresThatTheGatewayNamesKeepTheirNames(int status, String named, ErrorCode code, boolean outcomeUnknown) {
        proxy.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("X-Fairlead-Error-Origin", "agent");
            exchange.getResponseHeaders().set("X-Fairlead-Error", named);
            Peer.answer(exchange, status, "text/plain", "");
        });

        assertThatThrownBy(() -> call(Map.of(), Optional.empty()))
                .isInstanceOfSatisfying(DestinationException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.outcomeUnknown()).isEqualTo(outcomeUnknown);
                });
    }

    @ParameterizedTest
    @CsvSource({"503, NO_AGENT", "404, SYSTEM_NOT_EXPOSED", "500, TUNNEL_LOST"})
    void failuresWithAnErrorOriginAreNotTheBackEnds(int status, ErrorCode code) {
        proxy.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("X-Error-Origin", "Connectivity Proxy");
            Peer.answer(exchange, status, "text/plain", "");
        });

        assertThatThrownBy(() -> call(Map.of(), Optional.empty()))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** One that says that it ends the connection, and leaves that to the client. */
    @Test
    @Tag("CONN-22")
    void aConnectionIsNotUsedAgainAfterAResponseThatClosesIt() throws IOException {
        List<String> late = new CopyOnWriteArrayList<>();
        try (RawPeer closing = new RawPeer(socket -> {
                    RawPeer.readHead(socket);
                    RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
                    late.add(RawPeer.readHead(socket));
                });
                DestinationEngine engine = Engines.builder(
                                Map.of("URL", "http://erp_virtual:1234", "ProxyType", "OnPremise"))
                        .connectivityProxy(new Elsewhere(proxy, closing.port()))
                        .allowPlainTokenService(true)
                        .build()) {
            for (int i = 0; i < 3; i++) {
                try (DestinationResponse response =
                        engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))) {
                    assertThat(response.text()).isEqualTo("ok");
                }
            }

            assertThat(closing.connections()).isEqualTo(3);
            assertThat(late).isEmpty();
        }
    }

    /** The same proxy on another port. */
    private record Elsewhere(ConnectivityProxy proxy, int port) implements ConnectivityProxy {

        @Override
        public String host() {
            return proxy.host();
        }

        @Override
        public ProxyToken token(String tenant) {
            return proxy.token(tenant);
        }

        @Override
        public ProxyToken tokenBeside(String tenant, UserToken user) {
            return proxy.tokenBeside(tenant, user);
        }

        @Override
        public boolean exchanges(UserToken user) {
            return proxy.exchanges(user);
        }

        @Override
        public ProxyToken exchanged(String tenant, UserToken user) {
            return proxy.exchanged(tenant, user);
        }
    }

    @Test
    void anOwnGatewayGoesBeforeTheProxy() throws IOException {
        try (RawPeer agent = new RawPeer(socket -> {
                    RawPeer.readHead(socket);
                    RawPeer.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                });
                DestinationEngine engine = Engines.builder(Map.of("URL", "http://erp:80", "ProxyType", "OnPremise"))
                        .connectivityProxy(proxy)
                        .tunnel(new FakeTunnel(agent.port()))
                        .build()) {
            assertThat(engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(proxy.requests()).isEmpty();
    }
}
