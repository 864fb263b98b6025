package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when the target refuses a token. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenRenewalTest extends ClientCredentialsFixture {

    @Test
    @Tag("AUTH-38")
    void aRefusedTokenIsRenewedOnce() {
        authorization();
        refused.add("Bearer token-1");

        try (DestinationResponse response =
                engine.send(TARGET, Optional.empty(), DestinationRequest.post("x", RequestBody.json("{}")))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("Bearer token-2");
        }
        assertThat(target.requests()).hasSize(3);
        assertThat(target.requests().get(2).body()).isEqualTo("{}");
    }

    @Test
    @Tag("AUTH-38")
    void aTargetThatRefusesTheNewTokenTooIsAnErrorOfTheCredentials() {
        refused.addAll(List.of("Bearer token-1", "Bearer token-2", "Bearer token-3"));

        assertThat(failure().code()).isEqualTo(ErrorCode.CREDENTIALS_REFUSED);
        assertThat(tokens.issued()).isEqualTo(2);
        assertThat(target.requests()).hasSize(2);
    }

    @Test
    @Tag("AUTH-38")
    void aBodyThatCannotBeRepeatedIsNotRepeatedButItsTokenIsDropped() {
        refused.add("Bearer token-1");
        RequestBody once = RequestBody.stream("text/plain", new ByteArrayInputStream(new byte[] {'a'}));

        assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.post("x", once)))
                .hasMessageContaining("FL-AUTH-050")
                .hasMessageContaining("Make the call again");
        assertThat(target.requests()).hasSize(1);
        assertThat(authorization()).isEqualTo("Bearer token-2");
    }
}
