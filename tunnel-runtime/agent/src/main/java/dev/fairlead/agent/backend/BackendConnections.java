package dev.fairlead.agent.backend;

import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.tunnel.carrier.NetworkStack;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;

/**
 * Opens connections to back ends, or takes one that waits. One instance belongs to one configuration, whose revision
 * therefore is no part of the pools' keys.
 */
public final class BackendConnections implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BackendConnections.class.getName());

    private final BackendTls tls;
    private final OffLoopResolver resolver;
    private final Map<EventLoop, BackendPool> pools = new ConcurrentHashMap<>();

    /**
     * @param trusted of which a TLS back end must present or chain to one
     * @param lookups where host names are looked up; its tasks block
     */
    public BackendConnections(List<X509Certificate> trusted, Executor lookups) {
        this.tls = new BackendTls(trusted);
        this.resolver = new OffLoopResolver(lookups);
    }

    /**
     * Gets a connection; the listener hears of it, or of the failure. To be called on the loop.
     *
     * @param timeout for the connection, and again for its TLS handshake
     * @param fresh whether it must be a new one
     */
    public void open(EventLoop loop, BackendTarget target, Duration timeout, boolean fresh, BackendListener listener) {
        BackendPool pool = pools.computeIfAbsent(loop, BackendPool::new);
        if (!fresh) {
            var waiting = pool.take(target.key());
            if (waiting.isPresent()) {
                waiting.get().use(listener);
                return;
            }
        }
        try {
            connect(loop, pool, target, timeout, listener);
        } catch (SSLException unusable) {
            report(target, unusable, listener);
        }
    }

    /** Closes what waits; exchanges that run end by themselves. */
    @Override
    public void close() {
        pools.forEach((loop, pool) -> {
            if (!loop.isShuttingDown()) {
                loop.execute(pool::close);
            }
        });
        resolver.close();
    }

    private void connect(
            EventLoop loop, BackendPool pool, BackendTarget target, Duration timeout, BackendListener listener)
            throws SSLException {
        InternalAddress address = target.mapping().internal();
        Optional<SslContext> security = address.tls() ? Optional.of(tls.context(target.tls())) : Optional.empty();
        ChannelFuture connected = NetworkStack.connecting(loop)
                .resolver(resolver)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                .handler(new BackendPipeline(
                        security, address, timeout, channel -> new BackendConnection(pool, target.key(), channel)))
                .connect(InetSocketAddress.createUnresolved(address.host(), address.port()));
        connected.addListener(done -> {
            if (!done.isSuccess()) {
                report(target, done.cause(), listener);
                return;
            }
            Channel channel = connected.channel();
            SslHandler handler = channel.pipeline().get(SslHandler.class);
            if (handler == null) {
                start(channel, listener);
            } else {
                handler.handshakeFuture().addListener(shaken -> secured(shaken, target, channel, listener));
            }
        });
    }

    private static void secured(
            Future<? super Channel> shaken, BackendTarget target, Channel channel, BackendListener listener) {
        if (shaken.isSuccess()) {
            start(channel, listener);
        } else {
            channel.close();
            report(target, shaken.cause(), listener);
        }
    }

    private static void start(Channel channel, BackendListener listener) {
        channel.pipeline().get(BackendConnection.class).use(listener);
    }

    private static void report(BackendTarget target, Throwable failure, BackendListener listener) {
        // only the agent's own log may say more: the failure's text names the internal address
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "No connection to the back end of " + target.mapping().virtualAuthority() + ": " + failure);
        listener.failed(BackendFailure.whileConnecting(failure));
    }
}
