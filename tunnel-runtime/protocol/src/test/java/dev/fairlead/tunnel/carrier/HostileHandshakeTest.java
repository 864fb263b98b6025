package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.testing.RawPeer;
import dev.fairlead.tunnel.testing.TestAuthority;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody connects to the agents' port and gets no further than the handshake; a real agent connects all the same. */
@Timeout(120)
class HostileHandshakeTest {
    private static final int MAX_CONNECTIONS = 5;
    private static final int END = -1;

    private final TestAuthority authority = new TestAuthority("gateway");
    private final TunnelThreads threads = new TunnelThreads("test-listener", 1);
    private final BlockingQueue<Channel> tunnels = new LinkedBlockingQueue<>();
    private TunnelListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = TunnelListener.bind(
                new ListenerSettings("127.0.0.1", 0, MAX_CONNECTIONS, Duration.ofSeconds(1)),
                threads,
                CarrierTls.ofGateway(threads.stack(), new SingleIdentity(authority.server()), authority.certificate()),
                new CarrierHandler() {
                    @Override
                    public void tunnel(Channel connection, X509Certificate certificate) {
                        tunnels.add(connection);
                    }

                    @Override
                    public void enrolment(Channel connection) {
                        connection.close();
                    }
                });
    }

    @AfterEach
    void stop() {
        listener.close();
        threads.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", listener.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void assertClosed(Socket socket) throws IOException {
        try {
            // an alert may come first
            socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    /** On a busy machine a handshake may take longer than the listener waits, and is tried again. */
    private void assertAnAgentGetsIn() {
        Endpoint endpoint = new Endpoint("127.0.0.1", listener.port());
        await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            try (RawPeer agent = new RawPeer(endpoint, authority.client("agent"), authority.certificate())) {
                agent.hello();
                assertThat(tunnels.poll(5, TimeUnit.SECONDS)).isNotNull();
            }
        });
    }

    @Test
    void whatIsNoTlsIsCutOff() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertClosed(socket);
        }
        assertAnAgentGetsIn();
    }

    @Test
    void whoSaysNothingIsNotWaitedFor() throws Exception {
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(END);
        }
        assertAnAgentGetsIn();
    }

    @Test
    void whoStopsWithinAWordIsNotWaitedFor() throws Exception {
        try (Socket socket = connect()) {
            // a record of 512 bytes that holds a client's greeting
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0});
            assertClosed(socket);
        }
        assertAnAgentGetsIn();
    }

    @Test
    void connectionsThatSayNothingTakeTheirPlaceForAMomentOnly() throws Exception {
        Socket[] idle = new Socket[MAX_CONNECTIONS];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = connect();
        }
        for (Socket socket : idle) {
            assertThat(socket.getInputStream().read()).isEqualTo(END);
            socket.close();
        }
        assertAnAgentGetsIn();
    }
}
