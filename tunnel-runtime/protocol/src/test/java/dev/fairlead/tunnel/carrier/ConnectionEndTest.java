package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ends a connection that is no session yet, and what does not. */
class ConnectionEndTest {
    private final List<Throwable> ends = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new ConnectionEnd(ends::add));

    @Test
    void aFailureEndsIt() {
        IOException reset = new IOException("Connection reset");
        channel.pipeline().fireExceptionCaught(reset);

        assertThat(ends).containsExactly(reset);
    }

    @Test
    void aReadBeforeItIsConnectedDoesNot() {
        channel.pipeline().fireExceptionCaught(new NotYetConnectedException());

        assertThat(ends).isEmpty();
    }

    @Test
    void itsCloseDoes() {
        channel.close();

        assertThat(ends).singleElement().isInstanceOf(ClosedChannelException.class);
    }
}
