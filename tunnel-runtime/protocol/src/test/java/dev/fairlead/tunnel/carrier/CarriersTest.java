package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.testing.Backends;
import dev.fairlead.tunnel.testing.DialEvents;
import dev.fairlead.tunnel.testing.SuspiciousLink;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestIngress;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams are the same whatever their session travels in. */
@Tag("CONN-72")
@Timeout(60)
class CarriersTest {
    private static final int BULK = 3 * 1024 * 1024;

    private final TestAuthority authority = new TestAuthority("gateway");
    private final TestAuthority outside = new TestAuthority("ingress");
    private final Backends backends = new Backends();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestGateway gateway;

    /** How an agent reaches its gateway. */
    enum Way {
        TLS,
        WEBSOCKET,
        WEBSOCKET_THROUGH_INGRESS,
        WHATEVER_THE_INGRESS_LETS_THROUGH
    }

    @BeforeEach
    void startGateway() throws Exception {
        gateway = new TestGateway(authority, SessionLimits.DEFAULT);
        open.add(gateway);
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private void connect(Way way) throws Exception {
        CarrierSettings settings = CarrierSettings.DEFAULT.withIngressTrust(List.of(outside.certificate()));
        DialSettings direct = TestTunnel.settings(gateway, authority, authority.client("a1"));
        DialSettings dialled = switch (way) {
            case TLS -> direct.withCarrier(settings.withCarrier(Carrier.TLS));
            case WEBSOCKET -> direct.withCarrier(settings.withCarrier(Carrier.WEBSOCKET));
            case WEBSOCKET_THROUGH_INGRESS -> throughIngress().withCarrier(settings.withCarrier(Carrier.WEBSOCKET));
            case WHATEVER_THE_INGRESS_LETS_THROUGH -> throughIngress().withCarrier(settings.withCarrier(Carrier.AUTO));
        };
        TunnelDialer dialer = TunnelDialer.start(dialled, backends, DialListener.NONE);
        open.add(dialer);
        await().until(() -> !gateway.sessions().isEmpty());
    }

    private DialSettings throughIngress() throws Exception {
        TestIngress ingress = new TestIngress(outside.server(), gateway.endpoint());
        open.add(ingress);
        return TestTunnel.settings(new AgentCredentials(
                "default", "", "a1", ingress.endpoint(), authority.certificate(), authority.client("a1")));
    }

    @ParameterizedTest
    @EnumSource
    void bytesComeBackAsTheyWere(Way way) throws Exception {
        connect(way);
        byte[] sent = new byte[BULK];
        new Random(7).nextBytes(sent);

        try (StreamSocket socket = gateway.open("echo")) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    for (int at = 0, size = 1; at < sent.length; at += size, size = Math.min(size * 3, 100_000)) {
                        out.write(sent, at, Math.min(size, sent.length - at));
                    }
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(sent);
            writing.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eitherDirectionEndsByItself(Way way) throws Exception {
        connect(way);

        try (StreamSocket socket = gateway.open("sink")) {
            socket.getOutputStream().write('x');
            socket.shutdownOutput();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalArrives(Way way) throws Exception {
        connect(way);

        try (StreamSocket socket = gateway.open("refused")) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            failure -> assertThat(failure).hasMessageContaining("refused:443"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatNobodyReadsHoldsUpNoOther(Way way) throws Exception {
        connect(way);

        try (StreamSocket stalled = gateway.open("source");
                StreamSocket lively = gateway.open("echo")) {
            stalled.getOutputStream().write("4000000".getBytes(StandardCharsets.US_ASCII));
            stalled.shutdownOutput();
            for (int i = 0; i < 200; i++) {
                lively.getOutputStream().write(i);
                assertThat(lively.getInputStream().read()).isEqualTo(i);
            }
            assertThat(stalled.getInputStream().readAllBytes()).hasSize(4_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatWasCutIsDialledAgain(Way way) throws Exception {
        connect(way);

        gateway.cut();

        await().until(() -> gateway.ends().size() == 1 && gateway.sessions().size() == 1);
        try (StreamSocket socket = gateway.open("echo")) {
            socket.getOutputStream().write('e');
            assertThat(socket.getInputStream().read()).isEqualTo('e');
        }
    }

    @Test
    void whereTheTunnelsProtocolIsCutOffAWebSocketIsTriedAtOnce() throws Exception {
        SuspiciousLink link = new SuspiciousLink(gateway.endpoint(), CarrierTls.ALPN);
        open.add(link);
        DialEvents events = new DialEvents();

        open.add(TunnelDialer.start(
                TestTunnel.settings(new AgentCredentials(
                        "default", "", "a1", link.endpoint(), authority.certificate(), authority.client("a1"))),
                backends,
                events));

        await().until(() -> events.has("connected"));
        assertThat(events.seen()).containsExactly("connecting", "connected");
        assertThat(link.cutOff()).isEqualTo(1);
    }

    @Test
    void anAgentThatMayOnlyUseTlsRefusesAnIngress() throws Exception {
        DialEvents events = new DialEvents();

        open.add(TunnelDialer.start(
                throughIngress()
                        .withCarrier(CarrierSettings.DEFAULT
                                .withIngressTrust(List.of(outside.certificate()))
                                .withCarrier(Carrier.TLS)),
                backends,
                events));

        await().until(() -> events.has("refused: TLS failed"));
        assertThat(gateway.sessions()).isEmpty();
    }
}
