package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.testing.Backends;
import dev.fairlead.tunnel.testing.RawGateway;
import dev.fairlead.tunnel.testing.RawPeer;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Either end of a session breaks the rules: the other end ends that session and says why, and its other sessions do not
 * notice.
 */
@Timeout(120)
@Tag("CONN-78")
class OffencesTest {
    /** So few idle frames that a flood of them is one for a slow reader too. */
    private static final SessionLimits LIMITS =
            SessionLimits.DEFAULT.withMaxStreams(100).withIdleFrames(50);

    private static final TestAuthority AUTHORITY = new TestAuthority("gateway");
    private static final List<String> LOST = new CopyOnWriteArrayList<>();

    private static TestGateway gateway;
    private static RawGateway hostileGateway;
    private static TunnelDialer agent;
    private static StreamSocket running;

    /** Reasons for which the agent lost its session with the hostile gateway. */
    private static final class Losses implements DialListener {
        @Override
        public void lost(Endpoint endpoint, String reason) {
            LOST.add(endpoint.equals(hostileGateway.endpoint()) ? reason : "HONEST SESSION LOST: " + reason);
        }
    }

    @BeforeAll
    static void connect() throws IOException {
        gateway = new TestGateway(AUTHORITY, LIMITS);
        hostileGateway = new RawGateway(AUTHORITY);
        DialSettings settings = TestTunnel.settings(gateway, AUTHORITY, AUTHORITY.client("honest"))
                .withLimits(LIMITS);
        agent = TunnelDialer.start(
                new DialSettings(
                        settings.credentials(),
                        List.of(gateway.endpoint(), hostileGateway.endpoint()),
                        1,
                        LIMITS,
                        settings.backoff(),
                        settings.drain(),
                        settings.software(),
                        settings.carrier(),
                        settings.keeper()),
                new Backends(),
                new Losses());
        await().until(() -> gateway.sessions().size() == 1);
        running = gateway.open("echo");
    }

    @AfterAll
    static void disconnect() throws IOException {
        running.close();
        hostileGateway.close();
        agent.close();
        gateway.close();
    }

    @BeforeEach
    void forget() {
        LOST.clear();
        gateway.ends().clear();
    }

    @AfterEach
    void theHonestSessionStands() throws IOException {
        assertThat(LOST).noneMatch(reason -> reason.startsWith("HONEST"));
        running.getOutputStream().write('!');
        assertThat(running.getInputStream().read()).isEqualTo('!');
    }

    static List<Offence> offences() {
        return Offence.all().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offences")
    void byAnAgent(Offence offence) throws IOException {
        try (RawPeer peer = new RawPeer(gateway.endpoint(), AUTHORITY.client("hostile"), AUTHORITY.certificate())) {
            peer.hello();
            await().until(() -> gateway.sessions().size() == 2);

            commit(offence, peer, i -> 3 + 2 * i);

            await().untilAsserted(() -> assertThat(gateway.ends())
                    .singleElement()
                    .satisfies(end -> assertThat(end.reason())
                            .startsWith("protocol violation by the peer: ")
                            .contains(offence.reason())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offences")
    void byAGateway(Offence offence) throws IOException {
        try (RawPeer peer = agentAtHostileGateway()) {
            await().until(() -> agent.sessions() == 2);

            commit(offence, peer, i -> 2 + 2 * i);

            await().untilAsserted(() -> assertThat(LOST)
                    .singleElement()
                    .asString()
                    .startsWith("protocol violation by the peer: ")
                    .contains(offence.reason()));
        }
    }

    /** The agent may have hung up on the way, tired of waiting. */
    private static RawPeer agentAtHostileGateway() throws IOException {
        while (true) {
            RawPeer peer = hostileGateway.accept();
            try {
                peer.welcome();
                return peer;
            } catch (IOException e) {
                peer.close();
            }
        }
    }

    private static void commit(Offence offence, RawPeer peer, IntFunction<Integer> streams) {
        try {
            offence.act().commit(peer, streams);
        } catch (IOException e) {
            // the victim hung up in the middle of it, as it should
        }
    }
}
