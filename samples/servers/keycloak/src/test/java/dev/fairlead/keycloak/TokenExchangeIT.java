package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.input.TypedToken;
import dev.fairlead.source.DestinationLookup;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code OAuth2TokenExchange}, RFC 8693 (authentication specification, 5.10). */
@ExtendWith(RunningKeycloak.class)
class TokenExchangeIT {
    private final Landscape landscape;

    TokenExchangeIT(Landscape landscape) {
        this.landscape = landscape;
    }

    private static CallInput subject(String token) {
        return CallInput.NONE.subjectToken(new TypedToken(Sensitive.of(token), TypedToken.ACCESS_TOKEN));
    }

    @Test
    void theTargetSeesTheUserOfTheGivenTokenThroughTheExchangingClient() throws Exception {
        Map<String, String> properties = landscape.destination("OAuth2TokenExchange", "exchange");

        assertThat(landscape.call(properties, Optional.empty(), subject(landscape.accessTokenOf("alice"))))
                .isEqualTo("alice by exchange");
    }

    @Test
    void theSignedInUserIsTheSubjectWhereTheDestinationSaysSo() throws Exception {
        Map<String, String> properties = landscape.destination("OAuth2TokenExchange", "exchange");
        properties.put("fairlead.tokenExchange.defaultSubject", "user");
        Caller bob = new Caller(
                new CallerIdentity("", landscape.keycloak().issuer(), "bob"),
                "bob",
                Optional.of(UserToken.of(landscape.accessTokenOf("bob"))),
                true);

        assertThat(landscape.call(properties, Optional.of(bob), CallInput.NONE)).isEqualTo("bob by exchange");
    }

    @Test
    void aTokenThatIsNotForTheExchangingClientIsRefused() throws Exception {
        // Keycloak demands that the client is in the token's audience; this token names the target only
        Map<String, String> properties = landscape.destination("OAuth2ClientCredentials", "technical");
        String foreign;
        try (DestinationEngine engine = landscape.engine(properties)) {
            foreign = engine.token(DestinationLookup.of(Landscape.NAME), CallContext.NONE)
                    .orElseThrow()
                    .value()
                    .reveal();
        }

        assertThatThrownBy(() -> landscape.call(
                        landscape.destination("OAuth2TokenExchange", "exchange"), Optional.empty(), subject(foreign)))
                .hasMessageContaining("FL-AUTH-022")
                .hasMessageNotContaining(foreign);
    }

    @Test
    void aForgedTokenIsRefused() {
        assertThatThrownBy(() -> landscape.call(
                        landscape.destination("OAuth2TokenExchange", "exchange"),
                        Optional.empty(),
                        subject("forged.to.ken")))
                .hasMessageContaining("FL-AUTH-02");
    }
}
