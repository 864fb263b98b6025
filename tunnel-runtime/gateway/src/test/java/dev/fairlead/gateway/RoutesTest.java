package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Opening;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams for fronts on event loops, here on a loop that no session lives on. */
@Timeout(120)
class RoutesTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final TunnelThreads front = new TunnelThreads("test-front", 1, NetworkStack.PORTABLE);
    private final EventLoop loop = front.next();
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = start(LONG);
    }

    @AfterEach
    void stop() {
        gateway.close();
        front.close();
    }

    private Gateway start(Duration patience) throws IOException {
        return Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0).withWaitForAgent(patience));
    }

    @Test
    void aStreamWorksOnTheLoopOfItsFront() throws Exception {
        try (TestAgent agent = agent("a")) {
            Front front = new Front("erp");
            front.opens();
            front.sends("1");
            await().until(() -> front.received().equals("a1"));
            front.sends("2");
            await().until(() -> front.received().equals("a1a2"));
            front.finishes();

            await().until(front::hasFinished);
            assertThat(front.error()).isEmpty();
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    void anOpeningWaitsForAnAgentWithoutAThread() throws Exception {
        Front front = new Front("erp");
        front.opens();
        assertThat(front.hasStream()).isFalse();

        try (TestAgent agent = agent("late")) {
            await().until(front::hasStream);
            front.sends("1");
            await().until(() -> front.received().equals("late1"));
            assertThat(agent.sessions()).isPositive();
        }
    }

    @Test
    void withoutAnAgentInTimeThereIsNoAgent() throws Exception {
        gateway.close();
        gateway = start(Duration.ofMillis(50));
        Front front = new Front("erp");
        front.opens();

        await().until(() -> front.error().isPresent());
        assertThat(front.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.NO_AGENT);
        assertThat(front.hasStream()).isFalse();
    }

    @Test
    void aGatewayThatClosesLetsNobodyWait() {
        Front front = new Front("erp");
        front.opens();
        gateway.close();

        await().until(() -> front.error().isPresent());
        assertThat(front.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.NO_AGENT);
    }

    @Test
    void anOpeningThatWasGivenUpOpensNothing() throws Exception {
        Front given = new Front("erp");
        given.opens();
        given.givesUp();
        Front other = new Front("erp");
        other.opens();

        try (TestAgent agent = agent("a")) {
            await().until(other::hasStream);
            assertThat(given.hasStream()).isFalse();
            assertThat(given.error()).isEmpty();
            assertThat(agent.sessions()).isPositive();
        }
    }

    private TestAgent agent(String name) throws IOException {
        return new TestAgent(name, TestAgent.enrol(directory, gateway.agentPort(), "default", ""));
    }

    /** Uses a stream as a proxy would. */
    private final class Front implements StreamHandler {
        private final OpenRequest request;
        private final StringBuffer received = new StringBuffer();
        private volatile Optional<StreamError> error = Optional.empty();
        private volatile Optional<TunnelStream> stream = Optional.empty();
        private volatile Opening opening;
        private volatile boolean finished;

        Front(String host) {
            request = new OpenRequest(
                    StreamKind.HTTP, "default", "", host, "80", Optional.empty(), "app", "request-1", "", 0);
        }

        void opens() {
            onLoop(() -> opening = gateway.routes().open(request, loop, this, taken -> stream = Optional.of(taken)));
        }

        void givesUp() {
            onLoop(() -> opening.cancel());
        }

        void sends(String text) {
            await().until(this::hasStream);
            onLoop(() -> stream.orElseThrow().write(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII)));
        }

        void finishes() {
            onLoop(() -> stream.orElseThrow().finish());
        }

        boolean hasStream() {
            return stream.isPresent();
        }

        boolean hasFinished() {
            return finished;
        }

        String received() {
            return received.toString();
        }

        Optional<StreamError> error() {
            return error;
        }

        private void onLoop(Runnable action) {
            loop.submit(action).syncUninterruptibly();
        }

        @Override
        public void data(ByteBuf data) {
            assertThat(loop.inEventLoop()).isTrue();
            received.append(data.toString(StandardCharsets.US_ASCII));
            stream.orElseThrow().consumed(data.readableBytes());
            data.release();
        }

        @Override
        public void finished() {
            finished = true;
        }

        @Override
        public void failed(StreamError failure) {
            error = Optional.of(failure);
        }
    }
}
