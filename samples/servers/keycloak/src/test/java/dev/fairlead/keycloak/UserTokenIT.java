package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.jwt.JsonDocuments;
import dev.fairlead.jwt.OpenIdIssuer;
import dev.fairlead.jwt.UserTokenVerifier;
import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.transport.DirectTransport;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.trust.Tls;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users' tokens verified with the keys that Keycloak publishes (authentication specification, 11.1 to 11.3). */
@ExtendWith(RunningKeycloak.class)
class UserTokenIT {
    private static final String DESTINATION = "orders";

    private final Landscape landscape;
    private final DirectTransport transport;

    UserTokenIT(Landscape landscape) {
        this.landscape = landscape;
        this.transport = new DirectTransport(
                new Tls(landscape.authority().client(), Optional.empty(), Optional.empty()),
                Duration.ofSeconds(5),
                TransportLimits.DEFAULT,
                AddressPolicy.ADMINISTRATED);
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private UserTokenVerifier verifier(Clock clock, String audience) {
        return new UserTokenVerifier(
                List.of(OpenIdIssuer.discovered(landscape.keycloak().issuer(), Set.of(audience))),
                new JsonDocuments(transport),
                clock);
    }

    @Test
    void aTokenIsBelievedWithTheKeysThatTheIssuersMetadataName() throws Exception {
        UserToken token = UserToken.of(landscape.accessTokenOf("alice"));

        assertThat(verifier(Clock.systemUTC(), "exchange")
                        .verify(DESTINATION, token, UserTokenRules.DEFAULT)
                        .text("preferred_username"))
                .contains("alice");
    }

    @Test
    void aTokenForAnotherAudienceIsNotBelieved() throws Exception {
        UserToken token = UserToken.of(landscape.accessTokenOf("alice"));

        assertThatThrownBy(() ->
                        verifier(Clock.systemUTC(), "accounting").verify(DESTINATION, token, UserTokenRules.DEFAULT))
                .hasMessageContaining("FL-AUTH-013");
    }

    @Test
    void aTokenThatWasChangedIsNotBelieved() throws Exception {
        String token = landscape.accessTokenOf("bob");
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        UserToken changed = UserToken.of(token.substring(0, signature) + other + token.substring(signature + 1));

        assertThatThrownBy(() ->
                        verifier(Clock.systemUTC(), "exchange").verify(DESTINATION, changed, UserTokenRules.DEFAULT))
                .hasMessageContaining("FL-AUTH-013")
                .hasMessageNotContaining(changed.reveal());
    }

    @Test
    void aTokenIsNotBelievedAfterItsEnd() throws Exception {
        UserToken token = UserToken.of(landscape.accessTokenOf("bob"));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

        assertThatThrownBy(() -> verifier(later, "exchange").verify(DESTINATION, token, UserTokenRules.DEFAULT))
                .hasMessageContaining("FL-AUTH-012");
    }
}
