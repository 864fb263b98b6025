package dev.fairlead.agent.backend;

import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.OffLoopResolver;
import dev.fairlead.tunnel.carrier.UnreadySocket;
import dev.fairlead.tunnel.keys.Identity;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Connects to back ends: name, TCP, and TLS where the mapping has it. One instance belongs to one tenant's
 * configuration, so that no TLS session is ever shared between two of them.
 */
public final class BackendDialer implements AutoCloseable {
    private final BackendTls tls;
    private final OffLoopResolver resolver;

    /**
     * @param stack what does TLS
     * @param trust which TLS back ends are trusted
     * @param lookups where host names are looked up; its tasks block
     */
    public BackendDialer(NetworkStack stack, BackendTrust trust, Executor lookups) {
        this.tls = new BackendTls(stack, trust);
        this.resolver = new OffLoopResolver(lookups);
    }

    /**
     * Connects on a loop; nothing is read before the future completes.
     *
     * @param identity what is offered in the TLS handshake; empty for nothing
     * @param settings how to connect
     * @param above what the pipeline holds above TLS
     * @return completes on the loop with a channel that is ready, or with what prevented it
     */
    public Future<Channel> dial(
            EventLoop loop,
            InternalAddress address,
            Optional<Identity> identity,
            ConnectionSettings settings,
            Consumer<ChannelPipeline> above) {
        Promise<Channel> ready = loop.newPromise();
        Consumer<ChannelPipeline> below;
        try {
            below = address.tls() ? tls.securing(address, identity, settings) : plain -> {};
        } catch (SSLException unusable) {
            return ready.setFailure(unusable);
        }
        ChannelFuture connected = NetworkStack.connecting(loop)
                .resolver(resolver)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.timeout().toMillis())
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        below.andThen(above).accept(channel.pipeline());
                        channel.pipeline().addLast(new UnreadySocket());
                    }
                })
                .connect(InetSocketAddress.createUnresolved(address.host(), address.port()));
        connected.addListener(done -> {
            if (done.isSuccess()) {
                announce(connected.channel(), ready);
            } else {
                ready.setFailure(done.cause());
            }
        });
        return ready;
    }

    @Override
    public void close() {
        resolver.close();
    }

    private static void announce(Channel channel, Promise<Channel> ready) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            UnreadySocket.leave(channel);
            ready.setSuccess(channel);
            return;
        }
        handler.handshakeFuture().addListener(shaken -> {
            if (shaken.isSuccess()) {
                UnreadySocket.leave(channel);
                ready.setSuccess(channel);
            } else {
                channel.close();
                ready.setFailure(shaken.cause());
            }
        });
    }
}
