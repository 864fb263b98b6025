package dev.fairlead.tunnel.carrier;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The agent's way to a gateway: looks the name up anew each time, connects, and does all handshakes. Behind a proxy it is
 * the proxy's name that is looked up, and never the gateway's.
 */
public final class CarrierDialer {
    private final TunnelThreads threads;
    private final CarrierSettings settings;
    private final Supplier<AgentTls> tls;
    private final Duration timeout;
    private final Names names;
    private final ProxyPatience patience = new ProxyPatience(System::nanoTime);

    /**
     * @param tls asked before each attempt
     * @param timeout for connecting, and again for every handshake
     */
    public CarrierDialer(TunnelThreads threads, CarrierSettings settings, Supplier<AgentTls> tls, Duration timeout) {
        this(threads, settings, tls, timeout, InetAddress::getAllByName);
    }

    CarrierDialer(
            TunnelThreads threads, CarrierSettings settings, Supplier<AgentTls> tls, Duration timeout, Names names) {
        this.threads = threads;
        this.settings = settings;
        this.tls = tls;
        this.timeout = timeout;
        this.names = names;
    }

    /** Where names are looked up; blocks. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * Dials. The connection belongs to the loop given, and the future is completed on that loop while nothing has been
     * read yet, so that what depends on it can put its handler into the pipeline.
     */
    public CompletableFuture<Channel> dial(Endpoint gateway, EventLoop loop) {
        CompletableFuture<Channel> result = new CompletableFuture<>();
        Endpoint hop = settings.proxyTo(gateway).map(EgressProxy::address).orElse(gateway);
        threads.blocking().execute(() -> {
            try {
                InetSocketAddress address = lookUp(hop);
                loop.execute(() -> connect(gateway, address, loop, result));
            } catch (UnknownHostException e) {
                loop.execute(() -> result.completeExceptionally(unknown(gateway, e)));
            }
        });
        return result;
    }

    private Throwable unknown(Endpoint gateway, UnknownHostException failure) {
        return settings.proxyTo(gateway)
                .<Throwable>map(proxy -> new CarrierException(
                        CarrierException.Problem.PROXY_UNREACHABLE,
                        "the name of the proxy " + proxy.address() + " is unknown here"))
                .orElse(failure);
    }

    /** Any of the name's addresses, so that several gateways behind one name share the agents. */
    private InetSocketAddress lookUp(Endpoint endpoint) throws UnknownHostException {
        List<InetAddress> addresses = List.of(names.addresses(endpoint.host()));
        InetAddress one = addresses.get(ThreadLocalRandom.current().nextInt(addresses.size()));
        return new InetSocketAddress(one, endpoint.port());
    }

    private void connect(
            Endpoint gateway, InetSocketAddress address, EventLoop loop, CompletableFuture<Channel> result) {
        AgentTls context = tls.get();
        Attempt first = attempt(gateway, context, loop);
        first.start(address, context.outer()).whenComplete((channel, failure) -> {
            Optional<SslContext> plainer = context.plainer();
            if (failure == null) {
                result.complete(channel);
            } else if (first.wasCutOff() && plainer.isPresent() && !isJudgementOfOurs(failure)) {
                attempt(gateway, context, loop)
                        .start(address, plainer.get())
                        .whenComplete((other, again) -> complete(result, other, again));
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private Attempt attempt(Endpoint gateway, AgentTls context, EventLoop loop) {
        return new Attempt(
                shown -> new Dial(gateway, settings, shown, context, threads, timeout, loop),
                settings.proxyTo(gateway),
                patience,
                threads.blocking(),
                loop);
    }

    private static void complete(CompletableFuture<Channel> result, Channel channel, Throwable failure) {
        if (failure == null) {
            result.complete(channel);
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** A server that this side does not believe is no more believable with other offers. */
    private static boolean isJudgementOfOurs(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }
}
