package dev.fairlead.authentication;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.route.TunnelPrincipal;
import dev.fairlead.testing.FakeTunnel;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code OAuth2TechnicalUserPropagation}: the agent is told which technical client calls. */
class TechnicalUserFlowTest {

    private final Flow flow = Flow.of("OAuth2TechnicalUserPropagation").with("ProxyType", "OnPremise");
    private final FakeTunnel tunnel = new FakeTunnel(flow.target.port());

    TechnicalUserFlowTest() {
        flow.engine(builder -> builder.tunnel(tunnel));
    }

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    @Tag("AUTH-20")
    void theTokenIsForTheAgentAndComesOverTheInternet() {
        flow.call();

        assertThat(tunnel.onlyRequest().principal()).contains(new TunnelPrincipal(UserToken.of("token-1"), true));
        assertThat(flow.target.onlyRequest().header("SAP-Connectivity-Technical-Authentication"))
                .isNull();
        assertThat(flow.target.onlyRequest().header("Authorization")).isNull();
        assertThat(flow.tokens.requests()).hasSize(1);
        assertThat(tunnel.opened()).as("streams for the token service").hasSize(1);
    }

    @Test
    void nothingElseLogsOn() {
        DestinationRequest request = DestinationRequest.get("x").header("authorization", "Bearer s3cret");

        assertThatThrownBy(() -> flow.engine().send(TARGET, Optional.empty(), request))
                .hasMessageContaining("FL-AUTH-031")
                .hasMessageNotContaining("s3cret");
        assertThat(tunnel.opened()).isEmpty();
    }
}
