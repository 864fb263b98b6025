package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.enrolment.Enroller;
import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.gateway.registry.RegisteredAgent;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.EnrolmentException;
import dev.fairlead.tunnel.enrolment.Renewal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent gets a new certificate before its present one ends. */
@Timeout(60)
class CertificateRenewalTest {
    private static final Duration AGE = Duration.ofDays(25);

    @TempDir
    private Path directory;

    private AgentCredentials old;
    private int port;

    @BeforeEach
    void enrolLongAgo() throws IOException {
        Clock past = Clock.offset(Clock.systemUTC(), AGE.negated());
        try (Gateway gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0), past)) {
            port = gateway.agentPort();
            old = TestAgent.enrol(directory, port, "default", "");
        }
    }

    private RegisteredAgent registered() throws IOException {
        return new AgentRegistry(GatewayDirectory.open(directory))
                .find(old.agentId())
                .orElseThrow();
    }

    private static Instant end(AgentCredentials credentials) {
        return credentials.identity().certificate().getNotAfter().toInstant();
    }

    private static TunnelDialer dial(AgentCredentials credentials, List<AgentCredentials> kept, DialListener listener) {
        return TunnelDialer.start(
                DialSettings.of(credentials)
                        .withSessionsPerEndpoint(1)
                        .withDrain(Duration.ofSeconds(1))
                        .withKeeper(kept::add),
                CertificateRenewalTest::refuse,
                listener);
    }

    private static StreamHandler refuse(TunnelStream stream) {
        throw new IllegalStateException("nobody opens streams here");
    }

    @Test
    @Tag("CONN-76")
    void aCertificateThatIsTwoThirdsOverIsReplacedWhileTheSessionStands() throws IOException {
        List<AgentCredentials> kept = new CopyOnWriteArrayList<>();
        List<String> events = new CopyOnWriteArrayList<>();
        DialListener listener = new DialListener() {
            @Override
            public void connected(Endpoint gateway, String sessionId) {
                events.add("connected");
            }

            @Override
            public void lost(Endpoint gateway, String reason) {
                events.add("lost");
            }
        };
        try (Gateway gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", port));
                TunnelDialer dialer = dial(old, kept, listener)) {
            await().until(() -> !kept.isEmpty());

            X509Certificate renewed = kept.get(0).identity().certificate();
            assertThat(renewed.getPublicKey())
                    .isNotEqualTo(old.identity().certificate().getPublicKey());
            assertThat(AgentName.in(renewed)).contains(new AgentName("default", old.agentId()));
            assertThat(end(kept.get(0))).isAfter(Instant.now().plus(Duration.ofDays(29)));
            assertThat(registered().certificateEnds()).isEqualTo(end(kept.get(0)));
            assertThat(dialer.sessions()).isEqualTo(1);
            assertThat(gateway.agents()).hasSize(1);
            assertThat(events).containsExactly("connected");
        }
    }

    @Test
    void theAgentComesBackWithItsNewCertificate() throws IOException {
        List<AgentCredentials> kept = new CopyOnWriteArrayList<>();
        try (Gateway gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", port))) {
            try (TunnelDialer dialer = dial(old, kept, DialListener.NONE)) {
                await().until(() -> !kept.isEmpty() && dialer.sessions() == 1);
            }
            List<AgentCredentials> keptAgain = new CopyOnWriteArrayList<>();
            try (TunnelDialer dialer = dial(kept.get(0), keptAgain, DialListener.NONE)) {
                await().until(() -> dialer.sessions() == 1 && gateway.agents().size() == 1);
            }
            assertThat(keptAgain).as("it is young").isEmpty();
        }
    }

    @Test
    @Tag("CONN-74")
    void anAgentThatWasRevokedGetsNone() throws Exception {
        AgentRegistry registry = new AgentRegistry(GatewayDirectory.open(directory));
        Enroller enroller = enroller(registry);
        AgentName name = new AgentName("default", old.agentId());
        String request = Renewal.of(old).request();
        assertThat(enroller.renew(name, request)).isPresent();

        registry.revoke(old.agentId());

        assertThat(enroller.renew(name, request)).isEmpty();
        assertThat(registered().revoked()).isTrue();
    }

    @Test
    void anAgentGetsNoneInTheNameOfAnother() throws Exception {
        Enroller enroller = enroller(new AgentRegistry(GatewayDirectory.open(directory)));
        String request = Renewal.of(old).request();

        assertThat(enroller.renew(new AgentName("other", old.agentId()), request))
                .isEmpty();
        assertThat(enroller.renew(new AgentName("default", "agent-0"), request)).isEmpty();
        assertThat(enroller.renew(new AgentName("default", old.agentId()), "bm9uZQ=="))
                .isEmpty();
    }

    @Test
    @Tag("AGENT-82")
    void aChainForAnEarlierRequestIsRefused() throws Exception {
        Enroller enroller = enroller(new AgentRegistry(GatewayDirectory.open(directory)));
        Renewal earlier = Renewal.of(old);
        Renewal latest = Renewal.of(old);

        String chain = enroller.renew(new AgentName("default", old.agentId()), earlier.request())
                .orElseThrow();

        assertThatExceptionOfType(EnrolmentException.class)
                .isThrownBy(() -> latest.complete(chain))
                .withMessageContaining("another key");
        assertThat(earlier.complete(chain).agentId()).isEqualTo(old.agentId());
    }

    private Enroller enroller(AgentRegistry registry) throws IOException {
        GatewayDirectory opened = GatewayDirectory.open(directory);
        return new Enroller(
                opened,
                CertificateAuthority.open(opened, Clock.systemUTC()),
                registry,
                GatewayEvents.NONE,
                Clock.systemUTC());
    }

    @Test
    @Tag("AGENT-81")
    void renewalIsDueWhenTwoThirdsOfTheTimeAreOver() {
        X509Certificate certificate = old.identity().certificate();
        Instant start = certificate.getNotBefore().toInstant();
        Duration validity = Duration.between(start, certificate.getNotAfter().toInstant());
        Instant due = start.plus(validity.multipliedBy(2).dividedBy(3));

        assertThat(Renewal.isDue(certificate, due.minusSeconds(2))).isFalse();
        assertThat(Renewal.isDue(certificate, due.plusSeconds(2))).isTrue();
    }
}
