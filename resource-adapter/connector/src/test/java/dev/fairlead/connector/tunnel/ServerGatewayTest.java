package dev.fairlead.connector.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.connector.configuration.ClusterConfiguration;
import dev.fairlead.connector.configuration.GatewayConfiguration;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.gateway.grid.GridSettings;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.service.ServiceMapping;
import dev.fairlead.route.TunnelRequest;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.audit.AuditVerifier;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.stream.TunnelSession;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway within a server: how it stops, and what it writes. */
@Timeout(120)
class ServerGatewayTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private ServerGateway start(Duration drain, Optional<Path> audit) throws IOException {
        return ServerGateway.start(configuration(drain, audit, Optional.empty(), List.of()), List.of());
    }

    private GatewayConfiguration configuration(
            Duration drain,
            Optional<Path> audit,
            Optional<ClusterConfiguration> cluster,
            List<ServiceMapping> services) {
        return new GatewayConfiguration(
                directory.resolve("gateway"), "127.0.0.1", 0, GroupMode.EXCLUSIVE, cluster, services, audit, drain);
    }

    private TunnelDialer agent(ServerGateway gateway) throws IOException {
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), "acme", "", Duration.ofMinutes(10));
        AgentCredentials credentials = Enrolment.enrol(EnrolmentCode.parse(code));
        return TunnelDialer.start(DialSettings.of(credentials).withDrain(Duration.ZERO), Echo::new, DialListener.NONE);
    }

    private static Socket open(ServerGateway gateway) throws IOException {
        Socket socket = gateway.tunnel()
                .open(new TunnelRequest(
                        "acme", "", "erp.corp", "80", false, Optional.empty(), "r1", Duration.ofSeconds(10)));
        socket.getOutputStream().write('1');
        assertThat(socket.getInputStream().read()).isEqualTo('1');
        return socket;
    }

    @Test
    void aStreamThatRunsMayFinishBeforeTheGatewayIsGone() throws Exception {
        ServerGateway gateway = start(LONG, Optional.empty());
        try (TunnelDialer agent = agent(gateway);
                Socket socket = open(gateway)) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);

            socket.getOutputStream().write('2');
            assertThat(socket.getInputStream().read()).isEqualTo('2');
            assertThat(agent.sessions()).isPositive();
            assertThat(stopped).isNotDone();

            socket.close();
            stopped.get();
            await().until(() -> agent.sessions() == 0);
        }
    }

    @Test
    void aStreamThatGoesOnIsCutWhenTheTimeIsOver() throws Exception {
        ServerGateway gateway = start(Duration.ofMillis(50), Optional.empty());
        try (TunnelDialer agent = agent(gateway);
                Socket socket = open(gateway)) {
            gateway.close();

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
            await().until(() -> agent.sessions() == 0);
        }
    }

    @Test
    void aThreadThatIsInterruptedWaitsForNothing() throws Exception {
        ServerGateway gateway = start(LONG, Optional.empty());
        try (TunnelDialer agent = agent(gateway);
                Socket socket = open(gateway)) {
            Thread.currentThread().interrupt();
            gateway.close();

            assertThat(Thread.interrupted()).isTrue();
            await().until(() -> agent.sessions() == 0);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatHappensToAgentsIsInASignedLogWhereOneIsConfigured() throws Exception {
        Path log = directory.resolve("log");
        ServerGateway gateway = start(LONG, Optional.of(log));
        try (TunnelDialer agent = agent(gateway);
                Socket socket = open(gateway)) {
            assertThat(agent.sessions()).isPositive();
            socket.close();
        } finally {
            gateway.close();
        }

        Path audit = log.resolve("audit");
        assertThat(text(audit)).contains("AgentEnrolled").contains("TunnelOpened");
        assertThat(AuditVerifier.verify(audit, AuditVerifier.keyFile(audit)))
                .singleElement()
                .satisfies(report -> assertThat(report.whole()).isTrue());
    }

    @Test
    void withoutADirectoryForItNoLogIsWritten() throws Exception {
        start(LONG, Optional.empty()).close();

        assertThat(text(directory)).doesNotContain("TunnelOpened");
        assertThat(directory.resolve("gateway").resolve("audit")).doesNotExist();
    }

    @Test
    void agentsReachTheServicesThatAreConfigured() throws Exception {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerGateway gateway = ServerGateway.start(
                        configuration(
                                Duration.ofMillis(50),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new ServiceMapping(
                                        "acme", "orders-db", "127.0.0.1", service.getLocalPort(), Set.of("")))),
                        List.of());
                TunnelDialer agent = agent(gateway)) {
            await().until(() -> agent.leastBusy().isPresent());
            TunnelSession session = agent.leastBusy().orElseThrow();
            OpenRequest channel =
                    new OpenRequest(StreamKind.TCP, "acme", "", "orders-db", "", Optional.empty(), "", "r1", "", 0);

            try (StreamSocket client = StreamSocket.open(session.eventLoop(), channel, session::open)) {
                client.getOutputStream().write('?');
                try (Socket reached = service.accept()) {
                    assertThat(reached.getInputStream().read()).isEqualTo('?');
                }
            }
        }
    }

    @Test
    void aServerWithoutADataGridSaysSoToWhoAsksForOne() {
        GatewayConfiguration inGrid = configuration(
                LONG,
                Optional.empty(),
                Optional.of(new ClusterConfiguration.Grid(
                        new GridSettings(new Endpoint("a.example", 8443), "grid", "gateway"))),
                List.of());

        assertThatThrownBy(() -> ServerGateway.start(inGrid, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("JCache (JSR 107)");
    }

    private static String text(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        }
    }

    /** Sends back what comes. */
    private static final class Echo implements StreamHandler {
        private final TunnelStream stream;

        Echo(TunnelStream stream) {
            this.stream = stream;
            stream.accept();
        }

        @Override
        public void data(ByteBuf data) {
            stream.consumed(data.readableBytes());
            stream.write(data);
        }

        @Override
        public void finished() {
            stream.finish();
        }

        @Override
        public void failed(StreamError error) {
            // the test looks at the other end
        }
    }
}
