package dev.fairlead.saml;

import static dev.fairlead.saml.SamlFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.jwt.JsonDocuments;
import dev.fairlead.jwt.UserClaims;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.testing.CannedTransport;
import dev.fairlead.testing.HttpsPeer;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.Vectors;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserInfoClientTest {

    private static final UserToken T1 = UserToken.of(Vectors.t1());
    private static final Set<String> DOMAINS = Set.of("authentication.eu10.example.com");

    private final TestClock clock = new TestClock();
    private final CannedTransport transport = new CannedTransport(200, "{\"given_name\":\"Jane\"}");
    private final UserInfo client = new UserInfoClient(new JsonDocuments(transport), DOMAINS, clock);

    private UserClaims claims(UserToken token) {
        return new UserTokenReader(clock).claims("erp", token);
    }

    private void ask(UserToken token) {
        client.of("erp", Optional.empty(), token, claims(token));
    }

    @Test
    void theXsuaaThatIssuedTheTokenIsAskedWithIt() {
        assertThat(client.of("erp", Optional.empty(), T1, claims(T1)))
                .hasValueSatisfying(info -> assertThat(info).hasToString("{\"given_name\":\"Jane\"}"));

        assertThat(transport.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.url()).hasToString("https://mytenant.authentication.eu10.example.com/userinfo");
            assertThat(exchange.target()).isEqualTo("/userinfo");
            assertThat(exchange.headers()).anySatisfy(header -> {
                assertThat(header.getKey()).isEqualTo("Authorization");
                assertThat(header.getValue()).isEqualTo("Bearer " + T1.reveal());
            });
        });
    }

    @Test
    void anAnswerServesTheSameTokenForFiveMinutes() {
        ask(T1);
        clock.advance(Duration.ofSeconds(299));
        ask(T1);
        assertThat(transport.exchanges()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        ask(T1);
        assertThat(transport.exchanges()).hasSize(2);
    }

    @Test
    void anotherTokenOfTheSameUserIsAskedForAnew() {
        String issuer = "\"iss\":\"https://mytenant.authentication.eu10.example.com/oauth/token\",\"sub\":\"jane\","
                + "\"ext_attr\":{\"enhancer\":\"XSUAA\"}";

        ask(token(issuer + ",\"scope\":[\"a\"]"));
        ask(token(issuer + ",\"scope\":[\"b\"]"));

        assertThat(transport.exchanges()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/oauth/token",
        "https://authentication.eu10.example.com.evil.example/oauth/token",
        "https://evilauthentication.eu10.example.com/oauth/token",
        "http://mytenant.authentication.eu10.example.com/oauth/token",
        "https://mytenant.authentication.eu10.example.com/oauth/token?x=y",
        "https://mytenant.authentication.eu10.example.com/elsewhere",
        "no url"
    })
    void anIssuerThatTheInstallationIsNotBoundToNeverSeesTheToken(String issuer) {
        UserToken token = token("\"iss\":\"" + issuer + "\",\"ext_attr\":{\"enhancer\":\"XSUAA\"}");

        assertThat(client.of("erp", Optional.empty(), token, claims(token))).isEmpty();
        assertThat(transport.exchanges()).isEmpty();
    }

    @Test
    void anIssuerThatIsNoXsuaaIsNotAsked() {
        ask(token("\"iss\":\"https://mytenant.authentication.eu10.example.com/oauth/token\""));

        assertThat(transport.exchanges()).isEmpty();
    }

    @Test
    void theEndpointThatTheDestinationNamesIsAskedWhoeverIssuedTheToken() {
        try (HttpsPeer peer = new HttpsPeer(
                (exchange, request) -> Peer.answer(exchange, 200, "application/json", "{\"team\":\"a\"}"))) {
            UserInfo real = new UserInfoClient(new JsonDocuments(peer.transport()), Set.of(), clock);
            HttpUrl endpoint = peer.url("/me?fields=all");

            assertThat(real.of("erp", Optional.of(endpoint), T1, claims(T1)))
                    .hasValueSatisfying(info -> assertThat(info).containsKey("team"));
            assertThat(peer.requests()).singleElement().satisfies(request -> {
                assertThat(request.target()).isEqualTo("/me?fields=all");
                assertThat(request.header("Authorization")).isEqualTo("Bearer " + T1.reveal());
            });
        }
    }

    @Test
    void failuresAreToldAndNotKept() {
        CannedTransport failing = new CannedTransport(401, "{}");
        UserInfo refused = new UserInfoClient(new JsonDocuments(failing), DOMAINS, clock);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> refused.of("erp", Optional.empty(), T1, claims(T1)))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE))
                    .hasMessageContaining("user info")
                    .hasMessageContaining("401")
                    .hasMessageNotContaining(T1.reveal());
        }
        assertThat(failing.exchanges()).hasSize(2);
    }

    @Test
    void anAnswerOfMoreThan64KiBIsRefused() {
        UserInfo large = new UserInfoClient(
                new JsonDocuments(new CannedTransport(200, "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}")),
                DOMAINS,
                clock);

        assertThatThrownBy(() -> large.of("erp", Optional.empty(), T1, claims(T1)))
                .isInstanceOfSatisfying(
                        DestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_ANSWER_MALFORMED));
    }
}
