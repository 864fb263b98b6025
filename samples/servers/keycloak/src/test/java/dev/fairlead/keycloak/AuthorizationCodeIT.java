package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code OAuth2AuthorizationCode} with PKCE (authentication specification, 5.11). */
@ExtendWith(RunningKeycloak.class)
class AuthorizationCodeIT {
    private final Landscape landscape;

    AuthorizationCodeIT(Landscape landscape) {
        this.landscape = landscape;
    }

    private Map<String, String> properties() {
        return landscape.destination("OAuth2AuthorizationCode", "portal");
    }

    private String call(AuthorizationCode code) {
        return landscape.call(properties(), Optional.empty(), CallInput.NONE.authorizationCode(code));
    }

    @Test
    void theTargetSeesWhoeverSignedIn() throws Exception {
        assertThat(call(new SignIn(landscape).as("alice"))).isEqualTo("alice by portal");
        assertThat(call(new SignIn(landscape).as("bob"))).isEqualTo("bob by portal");
    }

    @Test
    void aCodeServesOnce() throws Exception {
        CallInput input = CallInput.NONE.authorizationCode(new SignIn(landscape).as("alice"));
        try (DestinationEngine engine = landscape.engine(properties())) {
            assertThat(landscape.call(engine, Optional.empty(), input)).isEqualTo("alice by portal");

            assertThatThrownBy(() -> landscape.call(engine, Optional.empty(), input))
                    .hasMessageContaining("FL-AUTH-030")
                    .hasMessageContaining("used before");
        }
    }

    @Test
    void aCodeThatAnotherServerUsedIsARejectedGrant() throws Exception {
        AuthorizationCode code = new SignIn(landscape).as("alice");
        call(code);

        assertThatThrownBy(() -> call(code))
                .hasMessageContaining("FL-AUTH-022")
                .hasMessageNotContaining(code.code().reveal());
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() throws Exception {
        AuthorizationCode code = new SignIn(landscape).as("alice");
        AuthorizationCode stolen =
                new AuthorizationCode(code.code(), code.redirectUri(), Optional.of(Sensitive.of("x".repeat(43))));

        assertThatThrownBy(() -> call(stolen)).hasMessageContaining("FL-AUTH-022");
    }

    @Test
    void aCodeOfAnotherRedirectUriIsARejectedGrant() throws Exception {
        AuthorizationCode code = new SignIn(landscape).as("alice");
        AuthorizationCode elsewhere =
                new AuthorizationCode(code.code(), Optional.of("https://elsewhere.example/"), code.codeVerifier());

        assertThatThrownBy(() -> call(elsewhere)).hasMessageContaining("FL-AUTH-022");
    }

    @Test
    void aCodeOfNobodyIsARejectedGrant() {
        AuthorizationCode invented =
                new AuthorizationCode(Sensitive.of("invented.code.0815"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> call(invented)).hasMessageContaining("FL-AUTH-022");
    }
}
