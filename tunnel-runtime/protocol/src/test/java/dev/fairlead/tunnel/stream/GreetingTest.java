package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.testing.Backends;
import dev.fairlead.tunnel.testing.RawPeer;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peer that does the handshake and then takes its time. */
class GreetingTest {
    private final EmbeddedChannel connection = new EmbeddedChannel();
    private final List<String> ends = new ArrayList<>();

    private final TunnelSessionListener listener = new TunnelSessionListener() {
        @Override
        public void closed(SessionEnd end) {
            ends.add(end.reason());
        }
    };

    GreetingTest() {
        connection.freezeTime();
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    /** A second in which the peer says something, so that it is not taken for dead. */
    private void aSecond() {
        connection.writeInbound(Unpooled.wrappedBuffer(RawPeer.headerOf(RawPeer.PING, RawPeer.SYN, 0, 1)));
        connection.advanceTimeBy(1, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    private void assertThatItEndsInTime() {
        for (int i = 0; i < 9; i++) {
            aSecond();
        }
        assertThat(ends).isEmpty();

        aSecond();

        assertThat(ends).containsExactly("the session did not start within 10 s");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void anAgentThatDoesNotGreetIsNotWaitedFor() {
        TunnelSession.ofGateway(
                connection, SessionLimits.DEFAULT, new MemoryBudget(SessionLimits.DEFAULT.memoryBudget()), listener);

        assertThatItEndsInTime();
    }

    @Test
    void aGatewayThatDoesNotGreetIsNotWaitedFor() {
        TunnelSession.ofAgent(
                connection,
                SessionLimits.DEFAULT,
                new MemoryBudget(SessionLimits.DEFAULT.memoryBudget()),
                "agent",
                "instance",
                new Backends(),
                listener);

        assertThatItEndsInTime();
    }
}
