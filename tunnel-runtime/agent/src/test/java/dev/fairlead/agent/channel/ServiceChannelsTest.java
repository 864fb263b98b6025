package dev.fairlead.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.gateway.service.ServiceMapping;
import dev.fairlead.gateway.service.ServiceMappings;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.carrier.Network;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.stream.DiscardingHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Local ports of an agent that lead through a real tunnel to services beside the gateway. */
@Timeout(60)
class ServiceChannelsTest {
    private static final String TENANT = "acme";
    private static final String LOCATION = "plant";
    /** Longer than anything takes on a busy machine; a test that waits in vain fails instead of standing still. */
    private static final int READ_MILLIS = 30_000;

    @TempDir
    private Path directory;

    private final Queue<AuditRecord> audited = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean auditAccepts = new AtomicBoolean(true);
    private final CountDownLatch stopReading = new CountDownLatch(1);
    private Gateway gateway;
    private TunnelDialer dialer;
    private ServiceChannels channels;
    private RawBackend service;

    @BeforeEach
    void start() throws Exception {
        service = new RawBackend(ServiceChannelsTest::echo);
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        dialer = TunnelDialer.start(
                DialSettings.of(enrol()).withDrain(Duration.ZERO), ServiceChannelsTest::refused, DialListener.NONE);
        await().until(() -> dialer.sessions() == 2);
        channels = new ServiceChannels(new Registration(TENANT, LOCATION), dialer, trail());
    }

    @AfterEach
    void stop() throws IOException {
        stopReading.countDown();
        channels.close();
        dialer.close();
        gateway.close();
        service.close();
    }

    @Tag("CONN-81")
    @Test
    void aClientOfTheLocalPortReachesTheService() throws Exception {
        map(TENANT, "echo", LOCATION);

        try (Socket client = connect(channel("echo"))) {
            assertThat(exchanged(client, "hello")).isEqualTo("hello");
            assertThat(exchanged(client, "again")).isEqualTo("again");
            assertThat(channels.states())
                    .singleElement()
                    .satisfies(state -> assertThat(state.connections()).isEqualTo(1));
        }
        await().untilAsserted(() -> assertThat(channels.states())
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.connections()).isZero();
                    assertThat(state.sent()).isGreaterThanOrEqualTo(10);
                    assertThat(state.received()).isGreaterThanOrEqualTo(10);
                }));

        await().untilAsserted(() ->
                assertThat(audited).extracting(AuditRecord::type).containsExactly("ChannelOpened", "ChannelClosed"));
        assertThat(audited).allSatisfy(record -> {
            assertThat(record.tenant()).isEqualTo(TENANT);
            assertThat(record.virtualHost()).isEqualTo("echo");
        });
        assertThat(audited)
                .extracting(AuditRecord::requestId)
                .doesNotContain("")
                .containsOnly(audited.peek().requestId());
    }

    @Test
    void theEndOfEachDirectionIsPassedOnByItself() throws Exception {
        map(TENANT, "echo", LOCATION);

        try (Socket client = connect(channel("echo"))) {
            client.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();

            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("hello, and no more");
        }
    }

    @Test
    void manyBytesArriveAsTheyWere() throws Exception {
        map(TENANT, "echo", LOCATION);
        byte[] sent = new byte[20_000_000];
        new Random(7).nextBytes(sent);

        try (Socket client = connect(channel("echo"))) {
            Thread writer = new Thread(() -> writeAll(client, sent));
            writer.start();
            InputStream in = client.getInputStream();

            assertThat(Arrays.equals(in.readNBytes(sent.length), sent)).isTrue();
            writer.join();
        }
    }

    @Test
    void aServiceThatDoesNotReadStopsItsClientAndNoOther() throws Exception {
        AtomicLong written = new AtomicLong();
        try (RawBackend deaf = new RawBackend(socket -> stopReading.await())) {
            gateway.expose(new ServiceMappings(List.of(
                    new ServiceMapping(TENANT, "deaf", "127.0.0.1", deaf.port(), Set.of(LOCATION)), echoService())));
            try (Socket client = connect(channel("deaf"));
                    Socket other = connect(open(channel("deaf"), channel("echo")))) {
                Thread writer = new Thread(() -> writeUntilClosed(client, written));
                writer.start();

                await().during(Duration.ofSeconds(1)).until(() -> stands(written));
                assertThat(written.get()).isLessThan(32L << 20);
                assertThat(exchanged(other, "hello")).isEqualTo("hello");
            }
        }
    }

    @Tag("CONN-81")
    @Test
    void whatTheGatewayDoesNotMapIsNotReached() throws Exception {
        map(TENANT, "echo", LOCATION);

        assertReset(channel("other"));

        assertDenied("NOT_EXPOSED");
        assertThat(service.connections()).isZero();
    }

    @Tag("CONN-81")
    @Test
    void aServiceOfAnotherLocationIsNotReached() throws Exception {
        map(TENANT, "echo", "");

        assertReset(channel("echo"));

        assertDenied("NOT_EXPOSED");
    }

    @Test
    void aServiceOfAnotherTenantIsNotReached() throws Exception {
        map("bravo", "echo", LOCATION);

        assertReset(channel("echo"));

        assertDenied("NOT_EXPOSED");
    }

    @Test
    void anAgentThatClaimsAnotherTenantIsRefused() throws Exception {
        map("bravo", "echo", LOCATION);
        channels.close();
        channels = new ServiceChannels(new Registration("bravo", LOCATION), dialer, trail());

        assertReset(channel("echo"));

        assertDenied("TENANT_NOT_SERVED");
        assertThat(service.connections()).isZero();
    }

    @Test
    void aServiceThatIsDownResetsTheClient() throws Exception {
        gateway.expose(new ServiceMappings(
                List.of(new ServiceMapping(TENANT, "echo", "127.0.0.1", portOfNobody(), Set.of(LOCATION)))));

        assertReset(channel("echo"));

        assertDenied("BACKEND_UNREACHABLE");
    }

    @Test
    void aServiceThatIsNoLongerMappedTakesNoNewConnectionAndKeepsTheOldOnes() throws Exception {
        map(TENANT, "echo", LOCATION);
        ServiceChannel channel = channel("echo");
        try (Socket client = connect(channel)) {
            assertThat(exchanged(client, "hello")).isEqualTo("hello");

            gateway.expose(ServiceMappings.NONE);

            assertReset(channel);
            assertThat(exchanged(client, "again")).isEqualTo("again");
        }
    }

    @Test
    void withoutATunnelTheClientIsReset() throws Exception {
        map(TENANT, "echo", LOCATION);
        gateway.close();
        await().until(() -> dialer.sessions() == 0);

        assertReset(channel("echo"));

        assertDenied("NO_TUNNEL");
    }

    @Test
    void aClientWhoseAddressIsNotListedIsReset() throws Exception {
        map(TENANT, "echo", LOCATION);

        assertReset(new ServiceChannel("echo", anyPort(), true, 10, List.of(Network.parse("10.0.0.0/8"))));

        assertDenied("CLIENT");
    }

    @Test
    void whileTheAuditLogMustAndCannotBeWrittenTheClientIsReset() throws Exception {
        map(TENANT, "echo", LOCATION);
        auditAccepts.set(false);

        assertReset(channel("echo"));

        assertThat(service.connections()).isZero();
    }

    @Tag("AGENT-87")
    @Test
    void aChannelThatIsNotEnabledDoesNotListen() {
        channels.use(List.of(new ServiceChannel("echo", anyPort(), false, 10, List.of())));

        assertThat(channels.listening("echo")).isEmpty();
        assertThat(channels.states()).singleElement().satisfies(state -> {
            assertThat(state.enabled()).isFalse();
            assertThat(state.open()).isFalse();
        });
    }

    @Test
    void aChannelThatIsTakenAwayIsClosedWithItsConnectionsAndTheOthersGoOn() throws Exception {
        gateway.expose(new ServiceMappings(List.of(
                echoService(), new ServiceMapping(TENANT, "same", "127.0.0.1", service.port(), Set.of(LOCATION)))));
        ServiceChannel echo = channel("echo");
        ServiceChannel same = channel("same");
        try (Socket kept = connect(open(echo, same), "echo");
                Socket ended = connect(open(echo, same), "same")) {
            assertThat(exchanged(kept, "hello")).isEqualTo("hello");
            assertThat(exchanged(ended, "hello")).isEqualTo("hello");
            int port = channels.listening("same").orElseThrow().getPort();

            channels.use(List.of(echo));

            assertThat(exchanged(kept, "again")).isEqualTo("again");
            assertEnded(ended);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Tag("AGENT-86")
    @Test
    void aPortThatIsTakenIsToldAndHadOnceItIsFree() throws Exception {
        map(TENANT, "echo", LOCATION);
        ServiceChannel channel;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            channel = new ServiceChannel(
                    "echo", new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort()), true, 10, List.of());

            assertThat(channels.use(List.of(channel)))
                    .singleElement()
                    .satisfies(reason -> assertThat(reason).contains("echo", ":" + taken.getLocalPort()));
        }

        assertThat(channels.use(List.of(channel))).isEmpty();
        try (Socket client = connect(channel)) {
            assertThat(exchanged(client, "hello")).isEqualTo("hello");
        }
    }

    // ---- the scene

    private void map(String tenant, String name, String location) {
        gateway.expose(new ServiceMappings(
                List.of(new ServiceMapping(tenant, name, "127.0.0.1", service.port(), Set.of(location)))));
    }

    private ServiceMapping echoService() {
        return new ServiceMapping(TENANT, "echo", "127.0.0.1", service.port(), Set.of(LOCATION));
    }

    private static ServiceChannel channel(String name) {
        return new ServiceChannel(name, anyPort(), true, 10, List.of());
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Opens channels; the last one is returned. */
    private ServiceChannel open(ServiceChannel... wanted) {
        assertThat(channels.use(List.of(wanted))).isEmpty();
        return wanted[wanted.length - 1];
    }

    private Socket connect(ServiceChannel channel) throws IOException {
        return connect(channels.listening(channel.service()).isPresent() ? channel : open(channel), channel.service());
    }

    private Socket connect(ServiceChannel opened, String name) throws IOException {
        InetSocketAddress address = channels.listening(name).orElseThrow();
        Socket client = new Socket(address.getAddress(), address.getPort());
        client.setSoTimeout(READ_MILLIS);
        return client;
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    private void assertReset(ServiceChannel channel) throws IOException {
        try (Socket client = connect(channel)) {
            assertEnded(client);
        }
    }

    private static void assertEnded(Socket client) {
        assertThatThrownBy(() -> {
                    client.getOutputStream().write(1);
                    client.getInputStream().readNBytes(1);
                })
                .isInstanceOf(SocketException.class);
    }

    private void assertDenied(String reason) {
        await().untilAsserted(() -> assertThat(audited).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo(AuditRecord.ACCESS_DENIED);
            assertThat(record.reason()).isEqualTo(reason);
        }));
    }

    private static String exchanged(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return new String(client.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
    }

    private static void echo(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        socket.getInputStream().transferTo(out);
        out.write(", and no more".getBytes(StandardCharsets.US_ASCII));
    }

    private static void writeAll(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void writeUntilClosed(Socket client, AtomicLong written) {
        byte[] piece = new byte[64 * 1024];
        try {
            while (written.get() < 256L << 20) {
                client.getOutputStream().write(piece);
                written.addAndGet(piece.length);
            }
        } catch (IOException closed) {
            // the test has seen what it wanted
        }
    }

    /** Whether something was written, and nothing between two looks. */
    private static boolean stands(AtomicLong written) {
        long before = written.get();
        Thread.onSpinWait();
        return before > 0 && before == written.get();
    }

    private AuditTrail trail() {
        return new AuditTrail() {
            @Override
            public boolean accepting() {
                return auditAccepts.get();
            }

            @Override
            public void record(AuditRecord event) {
                audited.add(event);
            }
        };
    }

    private AgentCredentials enrol() throws IOException {
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"),
                "127.0.0.1:" + gateway.agentPort(),
                TENANT,
                LOCATION,
                Duration.ofMinutes(5));
        return Enrolment.enrol(EnrolmentCode.parse(code));
    }

    private static StreamHandler refused(TunnelStream stream) {
        stream.refuse(new StreamError(TunnelErrorCode.NOT_EXPOSED, ""));
        return DiscardingHandler.INSTANCE;
    }
}
