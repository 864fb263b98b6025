package dev.fairlead.connector.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.route.TunnelException;
import dev.fairlead.route.TunnelRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTunnelTest {

    @Test
    void aStreamWithoutAnAgentIsRefusedInTheEnginesTerms(@TempDir Path directory) throws IOException {
        GatewaySettings settings = GatewaySettings.of(directory, "127.0.0.1", 0).withWaitForAgent(Duration.ZERO);
        TunnelRequest request =
                new TunnelRequest("acme", "", "erp.corp", "443", Optional.empty(), "r1", Duration.ofSeconds(1));
        try (Gateway gateway = Gateway.start(settings)) {
            GatewayTunnel tunnel = new GatewayTunnel(gateway);

            assertThatThrownBy(() -> tunnel.open(request)).isInstanceOfSatisfying(TunnelException.class, e -> {
                assertThat(e.code()).isEqualTo("no_agent");
                assertThat(e.outcomeUnknown()).isFalse();
            });
        }
    }
}
