package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.input.CallInput;
import dev.fairlead.keycloak.backend.Target;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code OAuth2ClientCredentials} (authentication specification, 5.5). */
@ExtendWith(RunningKeycloak.class)
class ClientCredentialsIT {
    private final Landscape landscape;

    ClientCredentialsIT(Landscape landscape) {
        this.landscape = landscape;
    }

    private Map<String, String> properties(String client) {
        return landscape.destination("OAuth2ClientCredentials", client);
    }

    @Test
    void theTargetSeesTheClientWhoseSecretWentInTheBody() {
        assertThat(landscape.call(properties("technical"))).isEqualTo("service-account-technical by technical");
    }

    @Test
    void theTargetSeesTheClientWhoseSecretWentInTheHeader() {
        Map<String, String> properties = properties("technical");
        properties.put("tokenService.addClientCredentialsInBody", "false");

        assertThat(landscape.call(properties)).isEqualTo("service-account-technical by technical");
    }

    @Test
    void oneTokenServesAllCallsOfADestination() {
        int before = landscape.orders().visits().size();
        try (DestinationEngine engine = landscape.engine(properties("technical"))) {
            for (int call = 0; call < 20; call++) {
                landscape.call(engine, Optional.empty(), CallInput.NONE);
            }
        }

        assertThat(landscape.orders().visits().stream().skip(before).map(Target.Visit::tokenId))
                .hasSize(20)
                .containsOnly(landscape.orders().visits().get(before).tokenId());
    }

    @Test
    void aWrongSecretIsARejectedClient() {
        Map<String, String> properties = properties("technical");
        properties.put("clientSecret", "wrong-" + landscape.clientSecret());

        assertThatThrownBy(() -> landscape.call(properties))
                .isInstanceOf(AuthenticationRefusedException.class)
                .hasMessageContaining("FL-AUTH-021")
                .hasMessageContaining("orders")
                .hasMessageNotContaining(landscape.clientSecret());
    }

    @Test
    void anUnknownClientIsARejectedClient() {
        assertThatThrownBy(() -> landscape.call(properties("nobody")))
                .isInstanceOf(AuthenticationRefusedException.class)
                .hasMessageContaining("FL-AUTH-021");
    }

    @Test
    void aClientThatMayNotActForItselfIsARejectedClient() {
        // with 401, as for a wrong secret; Keycloak tells them apart for human eyes only
        assertThatThrownBy(() -> landscape.call(properties("console")))
                .hasMessageContaining("FL-AUTH-021")
                .hasMessageContaining("service account");
    }

    @Test
    void anUnknownScopeIsARejectedRequest() {
        Map<String, String> properties = properties("technical");
        properties.put("scope", "everything");

        assertThatThrownBy(() -> landscape.call(properties)).hasMessageContaining("FL-AUTH-023");
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedByTheTarget() {
        assertThatThrownBy(() -> landscape.call(properties("stranger"))).hasMessageContaining("FL-AUTH-050");
    }
}
