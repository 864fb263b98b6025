package dev.fairlead.tunnel.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.testing.Backends;
import dev.fairlead.tunnel.testing.DialEvents;
import dev.fairlead.tunnel.testing.FaultyLink;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an agent gets and keeps its connections. */
@Timeout(120)
class TunnelDialerTest {
    private static final SessionLimits LIMITS = SessionLimits.DEFAULT.withLiveness(Duration.ofMillis(500), 4);

    private final TestAuthority authority = new TestAuthority("gateway");
    private final Backends backends = new Backends();
    private final DialEvents events = new DialEvents();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestGateway gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = new TestGateway(authority, LIMITS);
        open.add(gateway);
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private DialSettings settings() {
        return settings(authority.client("a1"));
    }

    private DialSettings settings(Identity identity) {
        return TestTunnel.settings(gateway, authority, identity).withLimits(LIMITS);
    }

    private TunnelDialer dial(DialSettings settings) {
        TunnelDialer dialer = TunnelDialer.start(settings, backends, events);
        open.add(dialer);
        return dialer;
    }

    private static DialSettings through(FaultyLink link, DialSettings settings) {
        return new DialSettings(
                settings.credentials(),
                List.of(link.endpoint()),
                settings.sessionsPerEndpoint(),
                settings.limits(),
                settings.backoff(),
                settings.drain(),
                settings.software(),
                settings.carrier(),
                settings.keeper());
    }

    private void assertEcho() throws IOException {
        try (StreamSocket socket = gateway.open("echo")) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write('e');
            assertThat(socket.getInputStream().read()).isEqualTo('e');
        }
    }

    @Test
    void asManySessionsAreKeptAsTheSettingsSay() {
        TunnelDialer dialer = dial(settings().withSessionsPerEndpoint(3));

        await().until(() -> dialer.sessions() == 3);
        assertThat(gateway.sessions()).hasSize(3);
        assertThat(events.seen()).containsOnly("connecting", "connected").hasSize(6);
    }

    @Test
    @Tag("CONN-66")
    void sessionsThatAreTooManyAreDrainedAndTheirStreamsFinish() throws IOException {
        TunnelDialer dialer = dial(settings().withSessionsPerEndpoint(2));
        await().until(() -> gateway.sessions().size() == 2);
        List<StreamSocket> running = gateway.sessions().stream()
                .map(session -> StreamSocket.open(session.eventLoop(), TestGateway.request("echo"), session::open))
                .toList();
        for (StreamSocket each : running) {
            each.getOutputStream().write('1');
            assertThat(each.getInputStream().read()).isEqualTo('1');
        }

        dialer.sessionsPerEndpoint(1);

        await().until(() -> dialer.sessions() == 1);
        for (StreamSocket each : running) {
            each.getOutputStream().write('2');
            assertThat(each.getInputStream().read()).isEqualTo('2');
            each.close();
        }
        await().until(() -> gateway.sessions().size() == 1);
        assertEcho();

        dialer.sessionsPerEndpoint(3);
        await().until(() -> gateway.sessions().size() == 3);
    }

    @Test
    void whatACloseWaitsForIsTold() throws Exception {
        TunnelDialer dialer = dial(settings());
        await().until(() -> dialer.sessions() == 1);
        try (StreamSocket running = gateway.open("echo")) {
            running.getOutputStream().write('1');
            assertThat(running.getInputStream().read()).isEqualTo('1');

            CompletableFuture<Void> closing = CompletableFuture.runAsync(dialer::close);

            await().until(() -> events.has("draining 1"));
            assertThat(closing).isNotDone();
            running.close();
            closing.get();
        }
    }

    @Test
    void aCutConnectionIsDialledAgain() throws IOException {
        TunnelDialer dialer = dial(settings());
        await().until(() -> dialer.sessions() == 1);

        gateway.cut();

        await().until(() -> events.has("lost") && dialer.sessions() == 1);
        assertEcho();
    }

    @Test
    @Tag("AGENT-70")
    void aGatewayThatIsNotThereIsDialledUntilItIs() throws IOException {
        int port = gateway.endpoint().port();
        DialSettings settings = settings();
        gateway.close();
        TunnelDialer dialer = dial(settings);
        await().until(() ->
                events.seen().stream().filter(e -> e.startsWith("lost")).count() > 3);

        gateway = new TestGateway(authority, LIMITS, port);
        open.add(0, gateway);

        await().until(() -> dialer.sessions() == 1);
        assertEcho();
    }

    @Test
    @Tag("CONN-69")
    void aNetworkThatSwallowsEverythingIsNoticedByBothSides() throws IOException {
        FaultyLink link = new FaultyLink(gateway.endpoint());
        open.add(link);
        TunnelDialer dialer = dial(through(link, settings()));
        await().until(() -> dialer.sessions() == 1);

        link.swallow();

        await().until(() -> events.has("lost: no sign of life"));
        await().until(() -> gateway.ends().stream().anyMatch(end -> end.reason().startsWith("no sign of life")));
        await().until(() -> dialer.sessions() == 1 && gateway.sessions().size() == 1);
        assertEcho();
    }

    @Test
    void aSilentButHealthySessionStands() {
        TunnelDialer dialer = dial(settings());
        await().until(() -> dialer.sessions() == 1);

        await().during(Duration.ofSeconds(3)).until(() -> dialer.sessions() == 1);

        assertThat(events.seen()).containsExactly("connecting", "connected");
    }

    @Test
    @Tag("CONN-74")
    void aCertificateOfAnotherAuthorityIsRefused() {
        TunnelDialer dialer = dial(settings(new TestAuthority("stranger").client("a1")));

        await().until(() -> events.has("refused"));
        assertThat(dialer.sessions()).isZero();
        assertThat(gateway.sessions()).isEmpty();
    }

    @Test
    @Tag("CONN-74")
    void anExpiredCertificateIsRefused() {
        TunnelDialer dialer = dial(settings(authority.client("a1", Duration.ofMinutes(-1))));

        await().until(() -> events.has("refused"));
        assertThat(dialer.sessions()).isZero();
        assertThat(gateway.sessions()).isEmpty();
    }

    @Test
    void aCertificateForServersIsNoAgentsCertificate() {
        dial(settings(authority.server()));

        await().until(() -> events.has("refused"));
        assertThat(gateway.sessions()).isEmpty();
    }

    @Test
    @Tag("CONN-75")
    @Tag("AGENT-77")
    void aServerOfAnotherAuthorityIsNotBelieved() throws IOException {
        TestGateway impostor = new TestGateway(new TestAuthority("impostor"), LIMITS);
        open.add(impostor);
        DialSettings settings = TestTunnel.settings(impostor, authority, authority.client("a1"));

        dial(settings);

        await().until(() -> events.has("refused: TLS failed"));
        assertThat(impostor.sessions()).isEmpty();
    }

    @Test
    void closingLetsRunningStreamsFinish() throws Exception {
        TunnelDialer dialer = dial(settings());
        await().until(() -> dialer.sessions() == 1);
        try (StreamSocket socket = gateway.open("echo")) {
            socket.getOutputStream().write('1');
            assertThat(socket.getInputStream().read()).isEqualTo('1');

            CompletableFuture<Void> closing = CompletableFuture.runAsync(dialer::close);
            await().during(Duration.ofMillis(300)).until(() -> !closing.isDone());
            socket.getOutputStream().write('2');
            assertThat(socket.getInputStream().read()).isEqualTo('2');
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);

            closing.get();
        }
        await().untilAsserted(() -> assertThat(gateway.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.reason()).contains("goodbye: shutdown")));
    }

    @Test
    void closingDoesNotWaitLongerThanTheGrace() {
        TunnelDialer dialer = dial(settings().withDrain(Duration.ofMillis(200)));
        await().until(() -> dialer.sessions() == 1);
        StreamSocket socket = gateway.open("silent");
        await().until(() -> backends.opened() == 1);

        dialer.close();

        assertThat(dialer.sessions()).isZero();
        socket.close();
    }

    @Test
    void closingLeavesNoThread() {
        TunnelDialer dialer = dial(settings());
        await().until(() -> dialer.sessions() == 1);

        dialer.close();
        dialer.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("fairlead-tunnel"));
    }
}
