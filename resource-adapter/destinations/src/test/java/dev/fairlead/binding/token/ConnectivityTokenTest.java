package dev.fairlead.binding.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.ProxyToken;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound connectivity proxy: where it is, and its tokens. */
class ConnectivityTokenTest extends BindingFixture {

    @BeforeEach
    void bind() {
        landscape.knows("connectivity", SECRET);
        bind("20003");
    }

    private void bind(String port) {
        process.setting("fairlead.binding.connectivity", """
                {"onpremise_proxy_host":"10.0.85.1","onpremise_proxy_http_port":%s,"token_service_url":"%s",
                 "uaadomain":"auth.example.org","clientid":"connectivity","clientsecret":"%s"}""".formatted(port, landscape.url(), SECRET));
    }

    private ConnectivityProxy proxy() {
        return services().connectivity(Optional.empty()).orElseThrow();
    }

    private UserToken user(String name, String issuer, String enhancer) {
        return UserToken.of(Callers.sign(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(name)
                .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))))
                .claim("zid", "acme-id")
                .claim("ext_attr", Map.of("enhancer", enhancer, "zdn", "acme"))
                .build()));
    }

    private UserToken user(String name) {
        return user(name, "https://acme.auth.example.org/oauth/token", "XSUAA");
    }

    @Tag("CONN-2")
    @ParameterizedTest
    @ValueSource(strings = {"20003", "\"20003\""})
    void theBindingSaysWhereTheProxyIs(String port) {
        bind(port);

        assertThat(proxy().host()).isEqualTo("10.0.85.1");
        assertThat(proxy().port()).isEqualTo(20003);
    }

    @Test
    void withoutABindingThereIsNoProxy() {
        process.setting("fairlead.binding.connectivity", "");

        assertThat(services().connectivity(Optional.empty())).isEmpty();
    }

    @Test
    void everyTenantHasItsToken() {
        ConnectivityProxy proxy = proxy();

        assertThat(proxy.token("").value().reveal()).isEqualTo("provider-connectivity-1");
        assertThat(proxy.token("acme").value().reveal()).isEqualTo("acme-connectivity-2");
        assertThat(proxy.token("").value().reveal()).isEqualTo("provider-connectivity-1");
    }

    @Test
    void aTokenThatTheProxyRefusedIsReplaced() {
        ConnectivityProxy proxy = proxy();

        proxy.token("acme").evict();

        assertThat(proxy.token("acme").value().reveal()).isEqualTo("acme-connectivity-2");
    }

    @Test
    void aUsersTokenIsExchangedAtTheUsersTenant() {
        UserToken jane = user("jane");

        proxy().exchanged("acme", jane);

        assertThat(Landscape.meantHost(landscape.requests().get(0))).isEqualTo("acme.auth.example.org");
        assertThat(TokenEndpoint.form(landscape.requests().get(0)))
                .isEqualTo(Map.of(
                        "grant_type", List.of("urn:ietf:params:oauth:grant-type:jwt-bearer"),
                        "client_id", List.of("connectivity"),
                        "client_secret", List.of(SECRET),
                        "assertion", List.of(jane.reveal()),
                        "token_format", List.of("jwt"),
                        "response_type", List.of("token")));
    }

    @Test
    @Tag("AUTH-25")
    void exchangedTokensAreKeptByUserAndApartFromTechnicalOnes() {
        ConnectivityProxy proxy = proxy();
        ProxyToken ofJane = proxy.exchanged("acme", user("jane"));
        ProxyToken ofJoe = proxy.exchanged("acme", user("joe"));
        ProxyToken technical = proxy.token("acme");

        assertThat(List.of(ofJane.value(), ofJoe.value(), technical.value())).doesNotHaveDuplicates();
        assertThat(proxy.exchanged("acme", user("jane")).value()).isEqualTo(ofJane.value());
        assertThat(landscape.requests()).hasSize(3);

        ofJane.evict();

        assertThat(proxy.exchanged("acme", user("jane")).value()).isNotEqualTo(ofJane.value());
        assertThat(proxy.exchanged("acme", user("joe")).value()).isEqualTo(ofJoe.value());
    }

    @Test
    void anExchangedTokenServesNoLongerThanTheUsers() {
        ConnectivityProxy proxy = proxy();
        UserToken jane = user("jane");
        proxy.exchanged("acme", jane);

        clock.advance(Duration.ofMinutes(62));

        assertThatThrownBy(() -> proxy.exchanged("acme", jane))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_TOKEN_EXPIRED));
    }

    @Test
    void aUserOfAnotherTenantIsNotExchangedThere() {
        ConnectivityProxy proxy = proxy();

        assertThatThrownBy(() -> proxy.exchanged("umbrella", user("jane")))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY));
        assertThat(landscape.requests()).isEmpty();
    }

    @Test
    void besideAUsersTokenGoesThatOfTheUsersTenant() {
        ConnectivityProxy proxy = proxy();

        assertThat(proxy.tokenBeside("acme", user("jane")).value().reveal()).isEqualTo("acme-connectivity-1");
        assertThat(proxy.tokenBeside("ACME-ID", user("jane")).value().reveal()).isEqualTo("acme-connectivity-1");
        assertContradictory(() -> proxy.tokenBeside("umbrella", user("jane")));
    }

    @Test
    void besideTheTokenOfTheBindingsTenantGoNoUsersOfOthers() {
        landscape.gives(Callers.sign(
                new JWTClaimsSet.Builder().claim("zid", "provider-id").build()));

        assertContradictory(() -> proxy().tokenBeside("", user("jane")));
    }

    @Test
    void besideTheTokenOfTheBindingsTenantGoItsOwnUsers() {
        landscape.gives(
                Callers.sign(new JWTClaimsSet.Builder().claim("zid", "acme-id").build()));
        ConnectivityProxy proxy = proxy();

        assertThat(proxy.tokenBeside("", user("jane")).value())
                .isEqualTo(proxy.token("").value());
    }

    private static void assertContradictory(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY));
    }

    @Test
    void aCallThatNamesNoTenantIsOfTheUsers() {
        assertThat(proxy().exchanged("", user("jane")).value().reveal()).startsWith("acme-connectivity-");
    }

    @Test
    void onlyTokensOfTheSameLandscapeAreExchanged() {
        ConnectivityProxy proxy = proxy();

        assertThat(proxy.exchanges(user("jane"))).isTrue();
        assertThat(proxy.exchanges(user("jane", "https://acme.accounts.example", "IAS")))
                .isFalse();
        assertThat(proxy.exchanges(user("jane", "https://acme.auth.elsewhere.example/oauth/token", "XSUAA")))
                .isFalse();
        assertThat(proxy.exchanges(user("jane", "https://acme.evilauth.example.org/oauth/token", "XSUAA")))
                .isFalse();
        assertThat(proxy.exchanges(user("jane", "not a url", "XSUAA"))).isFalse();
        assertThat(proxy.exchanges(
                        UserToken.of(Callers.token("jane", clock.instant().plusSeconds(600)))))
                .isFalse();
    }

    @Test
    @Tag("CONN-6")
    void tokensOfIdentityAreForTheInstance() {
        TestKey key = Landscape.CA.key("ias", "EC");
        landscape.knows("ias", key);
        process.setting("fairlead.binding.connectivity", """
                        {"instance_guid":"guid-7","credentials":{"onpremise_proxy_host":"10.0.85.1",
                         "onpremise_proxy_http_port":"20003","token-type":["xsuaa","ias"]}}""")
                .setting("fairlead.binding.connectivity.client", "identity")
                .setting("fairlead.binding.identity", identity(key));

        ConnectivityProxy proxy = proxy();
        proxy.token("");

        assertThat(TokenEndpoint.form(landscape.mutualRequests().get(0)))
                .containsEntry("resource", List.of("urn:sap:identity:application:service:id:guid-7"));
        assertThat(proxy.exchanges(user("jane"))).isFalse();
    }
}
