package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.fairlead.caller.Caller;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.NoUserException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.issuer.IssuerKey;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.issuer.LocalIssuerSettings;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.FakeConnectivityProxy;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.RawPeer;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose users may reach whose on-premise systems; specification of authentication, 3.2 and 12.23. */
class PropagatedTenantTest {

    private static final String ACME_ID = "0c7d5d0e-0000-4000-8000-000000000001";
    private static final DestinationRequest REQUEST = DestinationRequest.get("x");

    private final RawPeer agent = new RawPeer(socket -> {
        RawPeer.readHead(socket);
        RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    private final FakeTunnel tunnel = new FakeTunnel(agent.port());
    private final FakeConnectivityProxy proxy = new FakeConnectivityProxy();

    @AfterEach
    void close() throws IOException {
        agent.close();
        proxy.close();
    }

    private static EngineBuilder propagating() {
        return Engines.builder(Map.of(
                "URL", "http://erp.virtual",
                "ProxyType", "OnPremise",
                "Authentication", "PrincipalPropagation"));
    }

    /** The user of a token with the names that XSUAA gives a tenant. */
    private static Optional<Caller> ofAcme(String told) {
        return Callers.of(
                told,
                "anna",
                Callers.sign(new JWTClaimsSet.Builder()
                        .issuer("https://acme.authentication.example/oauth/token")
                        .subject("anna")
                        .claim("zid", ACME_ID)
                        .claim("ext_attr", Map.of("enhancer", "XSUAA", "zdn", "acme"))
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build()));
    }

    private static Optional<Caller> ofNone(String told) {
        return Callers.of(told, "anna", Callers.token("anna", Instant.now().plusSeconds(600)));
    }

    private static DestinationLookup of(String tenant) {
        return new DestinationLookup("", tenant, "target", LookupOptions.DEFAULT);
    }

    private void assertRefused(DestinationEngine engine, DestinationLookup lookup, Optional<Caller> user) {
        assertThatThrownBy(() -> engine.send(lookup, user, REQUEST))
                .isInstanceOfSatisfying(
                        AuthenticationRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY));
        assertThat(tunnel.opened()).isEmpty();
        assertThat(proxy.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "ACME", ACME_ID})
    void aCallMayNameTheUsersTenantBySubdomainOrId(String name) {
        try (DestinationEngine engine = propagating().tunnel(tunnel).build()) {
            engine.send(of(name), ofAcme(ACME_ID), REQUEST).close();
        }

        assertThat(tunnel.onlyRequest().tenant()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", ACME_ID})
    void anInstallationMayBeNamedByTheSubdomainOrIdOfItsUsersTenant(String name) {
        try (DestinationEngine engine =
                propagating().tunnel(tunnel).defaultTenant(name).build()) {
            engine.send(TARGET, ofAcme(ACME_ID), REQUEST).close();
        }

        assertThat(tunnel.opened()).hasSize(1);
    }

    @Test
    void usersOfOtherTenantsReachNoAgentOfTheInstallation() {
        try (DestinationEngine engine =
                propagating().tunnel(tunnel).defaultTenant("umbrella").build()) {
            assertRefused(engine, TARGET, ofAcme(ACME_ID));
            assertRefused(engine, of("umbrella"), ofAcme(ACME_ID));
            assertRefused(engine, of("umbrella"), ofAcme(""));
            assertRefused(engine, of("umbrella"), ofNone("acme"));
        }
    }

    @Test
    void whatTheTokenSaysCountsWhateverTheTenantTold() {
        try (DestinationEngine engine =
                propagating().tunnel(tunnel).defaultTenant("umbrella").build()) {
            assertRefused(engine, TARGET, ofAcme("umbrella"));
            assertRefused(engine, of("acme"), ofAcme("umbrella"));
        }
    }

    @Test
    void aUserOfNoTenantContradictsNone() {
        try (DestinationEngine engine =
                propagating().tunnel(tunnel).defaultTenant("umbrella").build()) {
            engine.send(TARGET, ofNone(""), REQUEST).close();
        }

        assertThat(tunnel.opened()).hasSize(1);
    }

    @Test
    void theInstallationsNameMeansNothingToThePlatformsProxy() {
        try (DestinationEngine engine =
                propagating().connectivityProxy(proxy).defaultTenant("default").build()) {
            engine.send(TARGET, ofAcme(ACME_ID), REQUEST).close();
            engine.send(of("acme"), ofAcme(ACME_ID), REQUEST).close();
        }

        assertThat(proxy.requests()).hasSize(2);
    }

    @Test
    void theTenantOfACallIsTheUsersAtThePlatformsProxyAsWell() {
        try (DestinationEngine engine = propagating().connectivityProxy(proxy).build()) {
            assertRefused(engine, of("umbrella"), ofAcme(ACME_ID));
        }
    }

    private static LocalIssuer vouching() {
        return new LocalIssuer(
                new LocalIssuerSettings(
                        HttpUrl.parse("https://shop.example/issuer"),
                        HttpUrl.parse("https://shop.example/issuer/keys.json"),
                        "gateway",
                        "acme",
                        Set.of("form login"),
                        Set.of(),
                        false),
                IssuerKey.generate(IssuerKey.Algorithm.ES256),
                Clock.systemUTC());
    }

    @Test
    void theLocalIssuerVouchesForUsersOfItsTenantOnly() {
        try (DestinationEngine engine = propagating()
                .tunnel(tunnel)
                .defaultTenant("acme")
                .localIssuer(vouching())
                .build()) {
            assertRefused(engine, of("umbrella"), Callers.withoutToken("anna"));

            engine.send(TARGET, Callers.withoutToken("anna"), REQUEST).close();
        }

        assertThat(tunnel.opened()).hasSize(1);
    }

    @Test
    void theLocalIssuerVouchesForNobodyAtThePlatformsProxy() {
        try (DestinationEngine engine =
                propagating().connectivityProxy(proxy).localIssuer(vouching()).build()) {
            assertThatThrownBy(() -> engine.send(TARGET, Callers.withoutToken("anna"), REQUEST))
                    .isInstanceOfSatisfying(
                            NoUserException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_USER_TOKEN));
        }
        assertThat(proxy.requests()).isEmpty();
    }
}
