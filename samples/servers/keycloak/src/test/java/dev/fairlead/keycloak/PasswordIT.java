package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code OAuth2Password} (authentication specification, 5.6). */
@ExtendWith(RunningKeycloak.class)
class PasswordIT {
    private final Landscape landscape;

    PasswordIT(Landscape landscape) {
        this.landscape = landscape;
    }

    private Map<String, String> properties(String client, String user, String password) {
        Map<String, String> properties = landscape.destination("OAuth2Password", client);
        properties.put("User", user);
        properties.put("Password", password);
        return properties;
    }

    @Test
    void theTargetSeesTheUserOfTheDestination() {
        assertThat(landscape.call(properties("console", "alice", landscape.passwordOf("alice"))))
                .isEqualTo("alice by console");
    }

    @Test
    void theClientMayShowItselfInTheHeader() {
        Map<String, String> properties = properties("console", "bob", landscape.passwordOf("bob"));
        properties.put("tokenService.addClientCredentialsInBody", "false");

        assertThat(landscape.call(properties)).isEqualTo("bob by console");
    }

    @Test
    void aWrongPasswordIsARejectedGrantThatDoesNotShowThePassword() {
        assertThatThrownBy(() -> landscape.call(properties("console", "alice", landscape.passwordOf("bob"))))
                .hasMessageContaining("FL-AUTH-022")
                .hasMessageNotContaining(landscape.passwordOf("bob"));
    }

    @Test
    void aClientThatTakesNoPasswordsIsRefused() {
        assertThatThrownBy(() -> landscape.call(properties("portal", "alice", landscape.passwordOf("alice"))))
                .hasMessageContaining("FL-AUTH-022");
    }
}
