package dev.fairlead.connector.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.caller.UserToken;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.route.TunnelException;
import dev.fairlead.route.TunnelPrincipal;
import dev.fairlead.route.TunnelRequest;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.stream.DiscardingHandler;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class GatewayTunnelTest {
    private static final StreamError NOT_EXPOSED = new StreamError(TunnelErrorCode.NOT_EXPOSED, "nothing is");

    @TempDir
    private Path directory;

    @Test
    void aStreamWithoutAnAgentIsRefusedInTheEnginesTerms() throws IOException {
        GatewaySettings settings = GatewaySettings.of(directory, "127.0.0.1", 0).withWaitForAgent(Duration.ZERO);
        try (Gateway gateway = Gateway.start(settings)) {
            GatewayTunnel tunnel = new GatewayTunnel(gateway);

            assertThatThrownBy(() -> tunnel.open(to("443", Optional.empty())))
                    .isInstanceOfSatisfying(TunnelException.class, e -> {
                        assertThat(e.code()).isEqualTo("no_agent");
                        assertThat(e.outcomeUnknown()).isFalse();
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"443, HTTP", "3342, HTTP", "sapgw42, RFC", "sapmsABC, RFC"})
    void aPortWithANameIsThatOfAnAbapSystem(String port, StreamKind kind) throws Exception {
        OpenRequest request = arrived(to(port, Optional.empty()));

        assertThat(request.kind()).isEqualTo(kind);
        assertThat(request.virtualPort()).isEqualTo(port);
        assertThat(request.principal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, BUSINESS", "true, TECHNICAL"})
    void theAgentIsToldWhetherAPersonCallsOrATechnicalClient(boolean technical, PrincipalKind kind) throws Exception {
        OpenRequest request = arrived(to("443", Optional.of(new TunnelPrincipal(UserToken.of("token"), technical))));

        assertThat(request.principal()).contains(new Principal(kind, "token"));
    }

    /** What an agent hears of a stream that it then refuses. */
    private OpenRequest arrived(TunnelRequest wanted) throws Exception {
        BlockingQueue<OpenRequest> opened = new LinkedBlockingQueue<>();
        try (Gateway gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0));
                TunnelDialer agent = TunnelDialer.start(
                        DialSettings.of(enrolled(gateway)).withDrain(Duration.ZERO),
                        stream -> {
                            opened.add(stream.request());
                            stream.refuse(NOT_EXPOSED);
                            return DiscardingHandler.INSTANCE;
                        },
                        DialListener.NONE)) {
            await().until(() -> agent.sessions() > 0);

            try (Socket socket = new GatewayTunnel(gateway).open(wanted)) {
                OpenRequest request = opened.take();
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(TunnelException.class);
                return request;
            }
        }
    }

    private AgentCredentials enrolled(Gateway gateway) throws IOException {
        return Enrolment.enrol(EnrolmentCode.parse(EnrolmentCodes.issue(
                directory, "127.0.0.1:" + gateway.agentPort(), "acme", "", Duration.ofMinutes(10))));
    }

    private static TunnelRequest to(String port, Optional<TunnelPrincipal> principal) {
        return new TunnelRequest("acme", "", "erp.corp", port, false, principal, "r1", Duration.ofSeconds(10));
    }
}
