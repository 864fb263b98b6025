package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.admission.TrustedAdmission;
import dev.fairlead.gateway.client.FrontCounters;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.PausingAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.http.HttpFront;
import dev.fairlead.gateway.http.HttpSettings;
import dev.fairlead.gateway.http.TokenHeader;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.stream.DiscardingHandler;
import dev.fairlead.tunnel.testing.FaultyLink;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A link that is cut while it takes nothing: a request waits behind other bytes, and none of it has left. */
@Timeout(120)
class UnsentRequestTest {
    /** More than the network's buffers between two processes hold. */
    private static final int FILLING_STREAMS = 160;

    private static final byte[] ONE_WINDOW = new byte[SessionLimits.INITIAL_WINDOW];
    private static final Duration STANDSTILL = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final TunnelThreads front = new TunnelThreads("test-front", 1, NetworkStack.PORTABLE);
    private Gateway gateway;
    private FaultyLink link;
    private PausingAgent silent;
    private int port;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0)
                .withGroups(new GroupRules(GroupMode.SHARED, Duration.ofSeconds(4), List.of()))
                .withLimits(SessionLimits.DEFAULT.withLiveness(Duration.ofMinutes(2), 3)));
        HttpFront proxy = new HttpFront(
                HttpSettings.DEFAULT,
                TokenHeader.NONE,
                new TrustedAdmission("default"),
                gateway.routes(),
                new FrontCounters(),
                () -> false);
        port = gateway.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100, proxy::accept)
                .port();
        link = new FaultyLink(new Endpoint("127.0.0.1", gateway.agentPort()));
        silent = new PausingAgent(overTheLink(enrol()));
        await().until(() -> gateway.agents().size() == 1);
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        silent.close();
        gateway.close();
        front.close();
    }

    private AgentCredentials enrol() throws IOException {
        return TestAgent.enrol(directory, gateway.agentPort(), "default", "");
    }

    private AgentCredentials overTheLink(AgentCredentials own) {
        return new AgentCredentials(
                own.tenant(), own.locationId(), own.agentId(), link.endpoint(), own.authority(), own.identity());
    }

    @Test
    @Tag("CONN-67")
    void aRequestOfWhichNothingHasLeftIsServedByAnotherAgent() throws Exception {
        silent.pause(gateway.open(request("pause")));
        fillTheLink();
        try (RawClient client = new RawClient(port)) {
            int before = gateway.streams();
            client.gets("/");
            await().until(() -> gateway.streams() == before + 1);
            try (HttpAgent serving = new HttpAgent(enrol(), stream -> stream.answers(200, "served"))) {
                await().until(() -> gateway.agents().size() == 2);

                link.cut();

                assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("served");
                assertThat(serving.unseen()).isEqualTo(1);
            }
        }
    }

    private static OpenRequest request(String host) {
        return new OpenRequest(StreamKind.TCP, "default", "", host, "80", Optional.empty(), "", "r-1", "", 0);
    }

    private void fillTheLink() throws IOException {
        EventLoop loop = front.next();
        for (int i = 0; i < FILLING_STREAMS; i++) {
            loop.submit(() -> gateway.routes()
                            .open(
                                    request("filled"),
                                    loop,
                                    DiscardingHandler.INSTANCE,
                                    stream -> stream.write(Unpooled.wrappedBuffer(ONE_WINDOW))))
                    .syncUninterruptibly();
        }
        await().until(() -> gateway.streams() > FILLING_STREAMS);
        // full is what has not moved for a while, though the event loop turns; whoever empties the link may be slow
        AtomicLong waiting = new AtomicLong(-1);
        await().during(STANDSTILL).until(() -> {
            turnTheLoop();
            long now = gateway.figures().bufferedBytes();
            return waiting.getAndSet(now) == now;
        });
        assertThat(waiting.get()).isGreaterThan(ONE_WINDOW.length);
    }

    /** A request that is answered by the gateway itself. */
    private void turnTheLoop() throws IOException {
        try (RawClient client = new RawClient(port)) {
            assertThat(client.sends("CONNECT erp.corp:443 HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n")
                            .response())
                    .startsWith("HTTP/1.1 405 ");
        }
    }
}
