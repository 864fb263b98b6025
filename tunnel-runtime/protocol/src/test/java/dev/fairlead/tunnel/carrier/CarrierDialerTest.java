package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.testing.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a gateway's name leads is asked anew for every attempt. */
@Timeout(120)
class CarrierDialerTest {
    private static final Endpoint GATEWAY = new Endpoint("gateway.example", closedPort());

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final TunnelThreads threads = new TunnelThreads("test-dialer", 1, NetworkStack.PORTABLE);
    private volatile boolean known = true;
    private CarrierDialer dialer;

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void create() throws SSLException {
        TestAuthority authority = new TestAuthority("gateway");
        AgentTls tls = AgentTls.ofSession(
                NetworkStack.PORTABLE, authority.client("a1"), authority.certificate(), CarrierSettings.DEFAULT);
        dialer = new CarrierDialer(threads, CarrierSettings.DEFAULT, () -> tls, Duration.ofSeconds(10), host -> {
            asked.add(host);
            if (!known) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
    }

    @AfterEach
    void close() {
        threads.close();
    }

    private void assertFails() {
        assertThatThrownBy(() -> dialer.dial(GATEWAY, threads.next()).get()).hasCauseInstanceOf(IOException.class);
    }

    @Test
    @Tag("AGENT-70")
    void everyAttemptAsksForTheName() {
        known = false;
        assertFails();
        known = true;
        assertFails();
        assertFails();

        assertThat(asked).containsExactly("gateway.example", "gateway.example", "gateway.example");
    }
}
