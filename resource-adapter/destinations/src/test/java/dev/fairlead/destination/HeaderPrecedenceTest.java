package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.Peer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose header field is sent: the application's, the destination's, or that of the authentication. */
class HeaderPrecedenceTest {

    private static final Map<String, String> BASIC =
            Map.of("Authentication", "BasicAuthentication", "User", "u", "Password", "s3cret");
    private static final String OF_DESTINATION = "Basic dTpzM2NyZXQ=";
    private static final String OF_APPLICATION = "Bearer of-application";

    private final Peer peer = Peer.http(Peer.answering("ok"));

    @AfterEach
    void stop() {
        peer.close();
    }

    private Peer.Seen sent(Map<String, String> properties, DestinationRequest request) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("URL", peer.url());
        try (DestinationEngine engine = Engines.engine(all);
                DestinationResponse response = engine.send(TARGET, Optional.empty(), request)) {
            assertThat(response.status()).isEqualTo(200);
        }
        return peer.onlyRequest();
    }

    private static DestinationRequest get() {
        return DestinationRequest.get("x");
    }

    @Test
    void theApplicationsFieldReplacesTheDestinations() {
        Peer.Seen request = sent(Map.of("URL.headers.X-Mode", "destination"), get().header("x-mode", "application"));

        assertThat(request.headers().get("x-mode")).containsExactly("application");
    }

    @Test
    void bothAreSentWhereDuplicatesAreAppended() {
        Peer.Seen request = sent(
                Map.of("URL.headers.X-Mode", "destination", "fairlead.headers.duplicates", "append"),
                get().header("x-mode", "application"));

        assertThat(request.headers().get("x-mode")).containsExactly("application", "destination");
    }

    @Test
    void repeatedFieldsOfTheApplicationAreAllSent() {
        Peer.Seen request = sent(Map.of(), get().header("X-Mode", "1").header("X-Mode", "2"));

        assertThat(request.headers().get("x-mode")).containsExactly("1", "2");
    }

    @Test
    void theAuthenticationReplacesBoth() {
        Map<String, String> properties = new HashMap<>(BASIC);
        properties.put("URL.headers.X-Mode", "destination");

        Peer.Seen request = sent(properties, get().header("authorization", OF_APPLICATION));

        assertThat(request.headers().get("authorization")).containsExactly(OF_DESTINATION);
    }

    @Test
    void theApplicationsAuthorizationWinsWhereTheDestinationAllowsIt() {
        Map<String, String> properties = new HashMap<>(BASIC);
        properties.put("fairlead.allowAuthorizationOverride", "true");

        assertThat(sent(properties, get().header("authorization", OF_APPLICATION))
                        .headers()
                        .get("authorization"))
                .containsExactly(OF_APPLICATION);
    }

    @Test
    void withoutOneOfTheApplicationTheDestinationsIsSentAllTheSame() {
        Map<String, String> properties = new HashMap<>(BASIC);
        properties.put("fairlead.allowAuthorizationOverride", "true");

        assertThat(sent(properties, get()).headers().get("authorization")).containsExactly(OF_DESTINATION);
    }

    @Test
    void noOverrideReplacesAUserWhoIsPropagatedAnotherWay() {
        FakeTunnel tunnel = new FakeTunnel(peer.port());
        try (DestinationEngine engine = Engines.builder(Map.of(
                        "URL", "http://erp:80",
                        "ProxyType", "OnPremise",
                        "Authentication", "PrincipalPropagation",
                        "fairlead.allowAuthorizationOverride", "true"))
                .tunnel(tunnel)
                .build()) {
            assertThatThrownBy(() -> engine.send(
                            TARGET,
                            Callers.of("anna", Instant.now().plusSeconds(600)),
                            get().header("Authorization", OF_APPLICATION)))
                    .isInstanceOf(DestinationException.class)
                    .hasMessageContaining("Authorization");
        }
        assertThat(tunnel.opened()).isEmpty();
    }

    @Test
    void withoutAuthenticationTheApplicationsAuthorizationPasses() {
        assertThat(sent(Map.of(), get().header("Authorization", OF_APPLICATION)).header("Authorization"))
                .isEqualTo(OF_APPLICATION);
    }

    @Test
    void withoutAuthenticationTheDestinationsOwnAuthorizationPasses() {
        assertThat(sent(Map.of("URL.headers.Authorization", "Bearer f1xed"), get())
                        .header("Authorization"))
                .isEqualTo("Bearer f1xed");
    }

    @Test
    void oneAuthorizationIsSentEvenWhereDuplicatesAreAppended() {
        Peer.Seen request = sent(
                Map.of("URL.headers.Authorization", "Bearer f1xed", "fairlead.headers.duplicates", "append"),
                get().header("Authorization", OF_APPLICATION));

        assertThat(request.headers().get("authorization")).containsExactly(OF_APPLICATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSL_CLIENT_CERT",
                "ssl-client-cert",
                "Ssl.Client_Cert",
                "SSL_CLIENT_CERT_CHAIN_1",
                "SAP-Connectivity-Authentication",
                "sap_connectivity_technical_authentication",
                "SAP-CP-Connectivity-Service-Token",
                "Proxy-Authorization",
                "Transfer-Encoding",
                "TE",
                "HTTP2-Settings"
            })
    void whatTheTransportAloneMaySayIsLeftOut(String name) {
        assertThat(sent(Map.of(), get().header(name, "x")).headers()).doesNotContainKey(name.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSL_CLIENT_CERTIFICATE", "SAP-Connectivit", "X-SSL_CLIENT_CERT", "Proxyed", "Hosts"})
    void namesThatOnlyLookAlikeAreSent(String name) {
        assertThat(sent(Map.of(), get().header(name, "x")).header(name)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: b", "a\nb", "a\u0000b", "a\u007fb", "a\u0085b", "a\u0100b"})
    void aValueThatWouldBeAnotherFieldIsRefused(String value) {
        assertThatThrownBy(() -> sent(Map.of(), get().header("X-Mode", value)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("X-Mode");
        assertThat(peer.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Mode", "X-Mode:", "X-Mode\r\nX", "X-M\u00f6de"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> sent(Map.of(), get().header(name, "x"))).isInstanceOf(InvalidRequestException.class);
        assertThat(peer.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    @Tag("AUTH-61")
    void redirectsAreTheApplicationsSoThatCredentialsStayAtTheirOrigin(int status) {
        try (Peer elsewhere = Peer.http(Peer.answering("stolen"));
                Peer target = Peer.http((exchange, request) -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.url() + "/x");
                    Peer.answer(exchange, status, "text/plain", "");
                });
                DestinationEngine engine = Engines.engine(withUrl(target.url()));
                DestinationResponse response = engine.send(TARGET, Optional.empty(), get())) {
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.headers()).contains(Map.entry("Location", elsewhere.url() + "/x"));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    private static Map<String, String> withUrl(String url) {
        Map<String, String> properties = new HashMap<>(BASIC);
        properties.put("URL", url);
        return properties;
    }
}
