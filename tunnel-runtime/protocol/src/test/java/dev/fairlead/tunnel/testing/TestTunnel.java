package dev.fairlead.tunnel.testing;

import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.dial.Backoff;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.time.Duration;

/** Both ends of a tunnel, over TLS on loopback. */
public final class TestTunnel implements AutoCloseable {
    /**
     * For tests that are not about dead peers: on a machine with many more threads than processors an event loop may wait
     * for seconds, and the other end would give the session up, as it should.
     */
    private static final SessionLimits PATIENT = SessionLimits.DEFAULT.withLiveness(Duration.ofSeconds(1), 60);

    private final TestAuthority authority = new TestAuthority("tunnel authority");
    private final Backends backends = new Backends();
    private final TestGateway gateway;
    private final TunnelDialer dialer;

    public TestTunnel() throws IOException {
        this(PATIENT);
    }

    public TestTunnel(SessionLimits limits) throws IOException {
        gateway = new TestGateway(authority, limits);
        dialer = TunnelDialer.start(settings(authority.client("a1"), limits), backends, DialListener.NONE);
        // either end may still give up what the other one takes for a session
        await().until(() -> !gateway.sessions().isEmpty() && dialer.sessions() == 1);
    }

    private DialSettings settings(Identity identity, SessionLimits limits) {
        return settings(gateway, authority, identity).withLimits(limits).withDrain(Duration.ofMillis(200));
    }

    /** One session, dialled again fast. */
    public static DialSettings settings(TestGateway gateway, TestAuthority authority, Identity identity) {
        return settings(
                new AgentCredentials("default", "", "a1", gateway.endpoint(), authority.certificate(), identity));
    }

    /** The same for other credentials. */
    public static DialSettings settings(AgentCredentials credentials) {
        return DialSettings.of(credentials)
                .withSessionsPerEndpoint(1)
                .withDrain(Duration.ofSeconds(5))
                .withBackoff(new Backoff(
                        Duration.ofMillis(20),
                        Duration.ofMillis(200),
                        Duration.ofMillis(50),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(60)));
    }

    public TestGateway gateway() {
        return gateway;
    }

    public Backends backends() {
        return backends;
    }

    public TunnelDialer dialer() {
        return dialer;
    }

    public StreamSocket open(String virtualHost) {
        return gateway.open(virtualHost);
    }

    @Override
    public void close() {
        dialer.close();
        gateway.close();
    }
}
