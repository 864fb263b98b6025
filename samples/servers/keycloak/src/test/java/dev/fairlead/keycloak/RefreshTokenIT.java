package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code OAuth2RefreshToken} where refresh tokens rotate (authentication specification, 5.12). */
@ExtendWith(RunningKeycloak.class)
class RefreshTokenIT {
    private final Landscape landscape;
    private final List<Sensitive> received = new ArrayList<>();

    RefreshTokenIT(Landscape landscape) {
        this.landscape = landscape;
    }

    /** The refresh token that comes with a code's access token. */
    private Sensitive firstToken(String user) throws Exception {
        CallInput input =
                CallInput.NONE.authorizationCode(new SignIn(landscape).as(user)).refreshTokens(received::add);
        landscape.call(landscape.destination("OAuth2AuthorizationCode", "portal"), Optional.empty(), input);
        assertThat(received).hasSize(1);
        return received.remove(0);
    }

    private String call(Sensitive refreshToken) {
        CallInput input = CallInput.NONE.refreshToken(refreshToken).refreshTokens(received::add);
        return landscape.call(landscape.destination("OAuth2RefreshToken", "portal"), Optional.empty(), input);
    }

    @Test
    void everyUseHandsOverTheNextRefreshToken() throws Exception {
        Sensitive first = firstToken("alice");

        assertThat(call(first)).isEqualTo("alice by portal");
        assertThat(received).hasSize(1).doesNotContain(first);

        assertThat(call(received.get(0))).isEqualTo("alice by portal");
        assertThat(received).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aRefreshTokenThatWasUsedIsARejectedGrant() throws Exception {
        Sensitive first = firstToken("bob");
        call(first);
        received.clear();

        assertThatThrownBy(() -> call(first))
                .hasMessageContaining("FL-AUTH-022")
                .hasMessageNotContaining(first.reveal());
        assertThat(received).isEmpty();
    }

    @Test
    void aRefreshTokenOfAnotherClientIsARejectedGrant() throws Exception {
        Sensitive ofPortal = firstToken("alice");
        CallInput input = CallInput.NONE.refreshToken(ofPortal);

        assertThatThrownBy(() ->
                        landscape.call(landscape.destination("OAuth2RefreshToken", "console"), Optional.empty(), input))
                .hasMessageContaining("FL-AUTH-022");
    }
}
