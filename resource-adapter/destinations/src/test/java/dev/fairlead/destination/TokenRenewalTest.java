package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when the target refuses a token. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenRenewalTest extends ClientCredentialsFixture {

    @Test
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
    void aTargetThatRefusesTheNewTokenTooIsHeard() {
        refused.addAll(List.of("Bearer token-1", "Bearer token-2", "Bearer token-3"));

        try (DestinationResponse response = send()) {
            assertThat(response.status()).isEqualTo(401);
        }
        assertThat(tokens.issued()).isEqualTo(2);
        assertThat(target.requests()).hasSize(2);
    }

    @Test
    void aBodyThatCannotBeRepeatedIsNotRepeated() {
        refused.add("Bearer token-1");
        RequestBody once = RequestBody.stream("text/plain", new ByteArrayInputStream(new byte[] {'a'}));

        try (DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.post("x", once))) {
            assertThat(response.status()).isEqualTo(401);
        }
        assertThat(target.requests()).hasSize(1);
    }
}
