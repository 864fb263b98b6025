package dev.fairlead.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.fairlead.caller.Caller;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.FakeConnectivityProxy;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On-premise users of Cloud Identity Services, by the token of their corporate identity provider. */
@Tag("AUTH-105")
class CorporateTokenTest extends RemoteFixture {

    private final FakeConnectivityProxy proxy = new FakeConnectivityProxy();

    @BeforeEach
    void onPremise() {
        engine.close();
        engine = builder(options()).connectivityProxy(proxy).build();
        service.put(
                PROVIDER,
                "subaccount",
                "erp",
                Map.of(
                        "URL",
                        "http://erp.virtual",
                        "ProxyType",
                        "OnPremise",
                        "Authentication",
                        "PrincipalPropagation",
                        "fairlead.pp.mode",
                        "auto"));
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private String corporate() {
        return Callers.token("anna@corp.example", clock.instant().plus(Duration.ofHours(1)));
    }

    private void serviceGives(String corporate) {
        service.authTokens("[{\"type\":\"Bearer\",\"value\":\"" + corporate
                + "\",\"http_header\":{\"key\":\"SAP-Connectivity-Authentication\",\"value\":\"Bearer " + corporate
                + "\"},\"expires_in\":\"600\"}]");
    }

    private Optional<Caller> anna(String forward) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("https://tenant.accounts.example")
                .subject("anna")
                .claim("app_tid", "id-of-" + PROVIDER)
                .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
        if (!forward.isEmpty()) {
            claims.claim("forward_corp_idp_token", forward);
        }
        return Callers.of("id-of-" + PROVIDER, "anna", Callers.sign(claims.build()));
    }

    private String propagated(int request) {
        return proxy.requests().get(request).header("SAP-Connectivity-Authentication");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "id_token"})
    void theCorporateTokenTakesThePlaceOfTheUsersOwn(String kind) {
        serviceGives(corporate());
        Optional<Caller> anna = anna(kind);

        get(lookup("", "erp"), anna);

        assertThat(propagated(0)).isEqualTo("Bearer " + corporate());
        assertThat(proxy.requests().get(0).header("Proxy-Authorization")).startsWith("Bearer technical-");
        assertThat(lastFind().header("X-user-token"))
                .isEqualTo(anna.orElseThrow().token().orElseThrow().reveal());
        assertThat(proxy.violations()).isEmpty();
    }

    @Test
    void itIsKeptForFurtherCallsOfTheUser() {
        serviceGives(corporate());
        Optional<Caller> anna = anna("access_token");

        get(lookup("", "erp"), anna);
        int asked = service.finds().size();
        get(lookup("", "erp"), anna);

        assertThat(propagated(1)).isEqualTo("Bearer " + corporate());
        assertThat(service.finds()).hasSize(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false"})
    void withoutTheClaimTheUsersOwnTokenIsPropagated(String forward) {
        Optional<Caller> anna = anna(forward);

        get(lookup("", "erp"), anna);

        assertThat(propagated(0))
                .isEqualTo("Bearer " + anna.orElseThrow().token().orElseThrow().reveal());
    }

    @Test
    void withoutACorporateTokenNothingIsSent() {
        service.authTokens("[]");

        assertThatThrownBy(() -> get(lookup("", "erp"), anna("access_token")))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_MISSING));
        assertThat(proxy.requests()).isEmpty();
    }
}
