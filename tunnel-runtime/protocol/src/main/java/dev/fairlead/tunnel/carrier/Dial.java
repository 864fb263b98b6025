package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.carrier.CarrierException.Problem;
import dev.fairlead.tunnel.websocket.Subprotocol;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * One attempt to reach a gateway, step by step on one event loop: proxy, TLS, and where that is not the gateway's own or
 * another protocol was agreed on, WebSocket.
 *
 * <pre>
 * protocol agreed | certificate | then
 * ----------------|-------------|--------------------------------------------
 * the one wanted  | gateway's   | done
 * http/1.1, none  | gateway's   | WebSocket, done
 * http/1.1, none  | ingress's   | WebSocket, TLS with the gateway inside, done
 * the tunnel's    | ingress's   | refused: that is no gateway
 * </pre>
 */
final class Dial {
    private final Endpoint gateway;
    private final CarrierSettings settings;
    private final Optional<EgressProxy> proxy;
    private final Optional<String> authorization;
    private final AgentTls tls;
    private final TunnelThreads threads;
    private final Duration timeout;
    private final EventLoop loop;
    private final CompletableFuture<Channel> result = new CompletableFuture<>();
    private Channel channel;
    private Future<?> deadline;
    private boolean inFirstHandshake;
    private boolean challenged;

    /**
     * @param authorization what the proxy is shown; empty: nothing
     * @param timeout for connecting, and again for every further step
     */
    Dial(
            Endpoint gateway,
            CarrierSettings settings,
            Optional<String> authorization,
            AgentTls tls,
            TunnelThreads threads,
            Duration timeout,
            EventLoop loop) {
        this.gateway = gateway;
        this.settings = settings;
        this.proxy = settings.proxyTo(gateway);
        this.authorization = authorization;
        this.tls = tls;
        this.threads = threads;
        this.timeout = timeout;
        this.loop = loop;
    }

    /**
     * Starts.
     *
     * @param address of the proxy if there is one, else of the gateway
     * @param outer for the TLS handshake on the connection
     * @return completed on the event loop, before anything behind the last handshake was read
     */
    CompletableFuture<Channel> start(InetSocketAddress address, SslContext outer) {
        ChannelFuture connecting = NetworkStack.connecting(loop)
                .disableResolver()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                .handler(new ConnectionEnd(result::completeExceptionally))
                .connect(address);
        channel = connecting.channel();
        CarrierSocket.prepare(channel, threads.stack());
        result.whenComplete((done, failure) -> end(failure));
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                connected(outer);
            } else {
                result.completeExceptionally(proxy.<Throwable>map(hop -> unreachable(hop, done.cause()))
                        .orElse(done.cause()));
            }
        });
        return result;
    }

    /** Whether the server, or a box on the way, broke the first handshake off, perhaps for what was offered in it. */
    boolean wasCutOff() {
        return inFirstHandshake;
    }

    /** Whether the proxy asks for the logon that the agent has and did not show. */
    boolean wasChallenged() {
        return challenged;
    }

    private void connected(SslContext outer) {
        proxy.ifPresentOrElse(hop -> throughProxy(hop, outer), () -> secure(outer));
    }

    private void throughProxy(EgressProxy hop, SslContext outer) {
        await("the proxy " + hop.address() + " does not connect to " + gateway);
        channel.pipeline()
                .addLast(new ProxyClient(
                        new ProxyDialogue(hop, gateway, authorization),
                        () -> secure(outer),
                        () -> challenged(hop),
                        this::fail));
    }

    private void challenged(EgressProxy hop) {
        challenged = true;
        fail(new CarrierException(Problem.PROXY_AUTHENTICATION, "the proxy " + hop.address() + " asks for a logon"));
    }

    private void secure(SslContext outer) {
        inFirstHandshake = true;
        handshake(outer, handshake -> {
            inFirstHandshake = false;
            boolean known = tls.isGateway(certificate(handshake));
            boolean wanted = tls.protocol().equals(protocol(handshake));
            if (wanted && known) {
                result.complete(channel);
            } else if (settings.carrier() == Carrier.TLS || CarrierTls.ALPN.equals(protocol(handshake))) {
                fail(foreignProtocol());
            } else {
                upgrade(known);
            }
        });
    }

    private void upgrade(boolean known) {
        await("the server at " + gateway + " does not answer a request for a WebSocket");
        Subprotocol subprotocol = known ? Subprotocol.SESSION : Subprotocol.TLS;
        channel.pipeline().addLast(new UpgradeClient(gateway, subprotocol, () -> upgraded(subprotocol), this::fail));
    }

    private void upgraded(Subprotocol subprotocol) {
        if (subprotocol == Subprotocol.SESSION) {
            result.complete(channel);
            return;
        }
        handshake(tls.inner(), inner -> {
            if (tls.protocol().equals(protocol(inner))) {
                result.complete(channel);
            } else {
                fail(foreignProtocol());
            }
        });
    }

    private void handshake(SslContext context, HandshakeEnd.Success success) {
        await("the TLS handshake with " + gateway + " does not end");
        SslHandler handler = context.newHandler(channel.alloc(), gateway.host(), gateway.port(), threads.blocking());
        handler.setHandshakeTimeoutMillis(0);
        channel.pipeline().addLast(handler, new HandshakeEnd(handler, success, result::completeExceptionally));
    }

    /** From now on there is so much time for a step. */
    private void await(String complaint) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        deadline = loop.schedule(
                () -> fail(new CarrierException(Problem.TIMEOUT, complaint + " within " + timeout.toSeconds() + " s")),
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void fail(CarrierException failure) {
        inFirstHandshake = false;
        result.completeExceptionally(failure);
    }

    private void end(Throwable failure) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (failure == null) {
            channel.pipeline().remove(ConnectionEnd.class);
        } else {
            // when TLS is done with what it is doing: it reports a failure from the middle of it
            loop.execute(channel::close);
        }
    }

    private CarrierException foreignProtocol() {
        return new CarrierException(
                Problem.FOREIGN_PROTOCOL,
                "the server at " + gateway + " does not speak " + tls.protocol()
                        + ": is this the gateway's agent port?");
    }

    private static CarrierException unreachable(EgressProxy proxy, Throwable cause) {
        return new CarrierException(
                Problem.PROXY_UNREACHABLE, "the proxy " + proxy.address() + " is out of reach: " + cause.getMessage());
    }

    private static String protocol(SslHandler handshake) {
        String agreed = handshake.applicationProtocol();
        return agreed == null ? "" : agreed;
    }

    private static X509Certificate certificate(SslHandler handshake) {
        try {
            return (X509Certificate) handshake.engine().getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("a server was believed without a certificate", e);
        }
    }
}
