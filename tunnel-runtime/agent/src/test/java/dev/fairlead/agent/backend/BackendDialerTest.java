package dev.fairlead.agent.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.tunnel.carrier.NetworkStack;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.nio.channels.NotYetConnectedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections to back ends, from the first moment of the socket to the one at which they are ready. */
@Timeout(60)
class BackendDialerTest {

    @Test
    void aSocketThatIsReadTooEarlyIsConnectedAllTheSame(@TempDir Path directory) throws Exception {
        try (AgentFixture agent = new AgentFixture(directory);
                RawBackend backend =
                        new RawBackend(socket -> socket.getInputStream().read());
                BackendDialer dialer =
                        new BackendDialer(NetworkStack.PORTABLE, BackendTrust.in(List.of()), Runnable::run)) {
            RelayMapping mapping =
                    AgentFixture.mapping(backend.port()).speaking(Protocol.TCP).relay();
            ConnectionSettings settings = mapping.connection();

            Future<Channel> dialled = dialer.dial(
                    agent.loop(),
                    mapping.address().internal("443"),
                    Optional.empty(),
                    settings,
                    pipeline -> pipeline.addLast(new ReadTooEarly()));

            Channel channel = dialled.syncUninterruptibly().getNow();
            assertThat(channel.isActive()).isTrue();
            assertThat(channel.pipeline().toMap().values()).singleElement().isInstanceOf(ReadTooEarly.class);
            channel.close().syncUninterruptibly();
        }
    }

    /** What epoll does when the loop turns between a socket's registration and its connection. */
    private static final class ReadTooEarly extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRegistered(ChannelHandlerContext context) {
            context.fireExceptionCaught(new NotYetConnectedException());
        }
    }
}
