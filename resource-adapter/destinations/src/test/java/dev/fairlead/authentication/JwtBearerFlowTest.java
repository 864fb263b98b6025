package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code OAuth2JWTBearer}: the user's token for another one of the same user. */
class JwtBearerFlowTest {

    private final Flow flow = Flow.of("OAuth2JWTBearer").allowing(TokenEndpoint.JWT_BEARER);

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    @Tag("AUTH-11")
    void theUsersTokenIsTheAssertionAsItIs() {
        String token = Callers.token("anna", flow.clock.instant().plusSeconds(60));

        assertThat(flow.call(Callers.of("", "anna", token))).isEqualTo("Bearer token-1");

        assertThat(flow.form())
                .containsEntry("grant_type", List.of(TokenEndpoint.JWT_BEARER))
                .containsEntry("assertion", List.of(token))
                .containsEntry("client_secret", List.of(TokenEndpoint.SECRET));
    }

    @Test
    @Tag("AUTH-25")
    void twoUsersHaveTwoTokens() {
        Optional<Caller> anna = flow.user("anna");
        Optional<Caller> ben = flow.user("ben");

        assertThat(flow.call(anna)).isEqualTo("Bearer token-1");
        assertThat(flow.call(ben)).isEqualTo("Bearer token-2");
        assertThat(flow.call(anna)).isEqualTo("Bearer token-1");
        assertThat(flow.tokens.requests()).hasSize(2);
    }

    @Test
    @Tag("AUTH-26")
    void aNewTokenOfTheSameUserIsExchangedAnew() {
        flow.call(flow.user("anna"));
        flow.clock.advance(Duration.ofSeconds(1));

        assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-2");
    }

    @Test
    @Tag("AUTH-35")
    void theTokenServesNoLongerThanTheUsersOwn() {
        Optional<Caller> anna = Callers.of("anna", flow.clock.instant().plusSeconds(100));
        flow.call(anna);
        flow.clock.advance(Duration.ofSeconds(99));
        assertThat(flow.call(anna)).isEqualTo("Bearer token-1");

        flow.clock.advance(Duration.ofSeconds(1));
        assertThat(flow.call(anna))
                .as("a minute of clock skew is allowed, on what is new")
                .isEqualTo("Bearer token-2");

        flow.clock.advance(Duration.ofSeconds(60));
        assertThat(flow.failure(anna).code()).isEqualTo(ErrorCode.USER_TOKEN_EXPIRED);
        assertThat(flow.tokens.requests()).hasSize(2);
    }

    @Test
    @Tag("AUTH-40")
    void aChangedPropertyEndsTheTokensOfAllUsers() {
        flow.call(flow.user("anna"));
        flow.call(flow.user("ben"));

        flow.with("URL.headers.X-New", "1").clock.advance(Duration.ofSeconds(5));

        assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-3");
        assertThat(flow.call(flow.user("ben"))).isEqualTo("Bearer token-4");
    }

    @Test
    @Tag("AUTH-29")
    void withoutAUserNobodyIsAskedAndNothingIsKept() {
        for (int i = 0; i < 2; i++) {
            assertThat(flow.failure().code()).isEqualTo(ErrorCode.NO_USER);
        }
        assertThat(flow.tokens.requests()).isEmpty();
        assertThat(flow.target.requests()).isEmpty();

        assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-1");
        assertThat(flow.failure().code()).as("not anna's token").isEqualTo(ErrorCode.NO_USER);
    }

    @Test
    void aUserKnownByNameOnlyIsNobodyToExchange() {
        assertThat(flow.failure(Callers.withoutToken("anna")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_USER_TOKEN))
                .hasMessageContaining("form login");
        assertThat(flow.tokens.requests()).isEmpty();
    }

    @Test
    void anOpaqueTokenIsNoAssertion() {
        assertThat(flow.failure(Callers.of("", "anna", "opaque")).code()).isEqualTo(ErrorCode.NO_USER_TOKEN);
        assertThat(flow.tokens.requests()).isEmpty();
    }

    @Test
    void aPublicClientNamesItselfAndSendsNoSecret() {
        flow.without("clientSecret").tokens.know(TokenEndpoint::publicClient);

        assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-1");
    }

    @Test
    void theWayToAnApplicationOfTheSameIdentityServiceGoesByItsDependency() {
        flow.tokens.extend("resource", "token_format");
        flow.with("tokenService.body.resource", "urn:sap:identity:application:provider:name:My Dep")
                .with("tokenService.body.token_format", "jwt")
                .call(flow.user("anna"));

        assertThat(flow.tokens.requests().get(0).body())
                .endsWith("&resource=urn%3Asap%3Aidentity%3Aapplication%3Aprovider%3Aname%3AMy+Dep&token_format=jwt");
    }
}
