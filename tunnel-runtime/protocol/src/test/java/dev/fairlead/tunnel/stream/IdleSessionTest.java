package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.testing.Backends;
import dev.fairlead.tunnel.testing.RawGateway;
import dev.fairlead.tunnel.testing.RawPeer;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tunnel that nobody uses: either end says nothing but that it is there. */
@Timeout(120)
@Tag("AGENT-79")
class IdleSessionTest {
    private static final int FRAMES = 20;

    /** Frequent signs of life, and no end although none is answered. */
    private static final SessionLimits LIMITS = SessionLimits.DEFAULT.withLiveness(Duration.ofMillis(20), 100_000);

    private final TestAuthority authority = new TestAuthority("gateway");

    @Test
    void aGatewaySendsOnlySignsOfLife() throws IOException {
        try (TestGateway gateway = new TestGateway(authority, LIMITS);
                RawPeer agent = new RawPeer(gateway.endpoint(), authority.client("idle"), authority.certificate())) {
            agent.hello();
            await().until(() -> gateway.sessions().size() == 1);
            agent.awaitFrame(RawPeer.PING);

            for (int i = 0; i < FRAMES; i++) {
                assertThat(agent.nextFrame()).isEqualTo(RawPeer.PING);
            }
        }
    }

    @Test
    void anAgentSendsOnlySignsOfLife() throws IOException {
        try (RawGateway gateway = new RawGateway(authority);
                TestGateway named = new TestGateway(authority, LIMITS);
                TunnelDialer agent = TunnelDialer.start(
                        TestTunnel.settings(named, authority, authority.client("idle"))
                                .withLimits(LIMITS)
                                .withEndpoints(List.of(gateway.endpoint())),
                        new Backends(),
                        DialListener.NONE);
                RawPeer peer = gateway.accept()) {
            peer.welcome();
            await().until(() -> agent.sessions() == 1);
            peer.awaitFrame(RawPeer.PING);

            for (int i = 0; i < FRAMES; i++) {
                assertThat(peer.nextFrame()).isEqualTo(RawPeer.PING);
            }
        }
    }
}
