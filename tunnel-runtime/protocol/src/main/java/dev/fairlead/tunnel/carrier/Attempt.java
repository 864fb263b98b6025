package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.carrier.CarrierException.Problem;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** One attempt to reach a gateway: a connection, and a second one if a proxy asks for the agent's logon on the first. */
final class Attempt {
    private final Function<Optional<String>, Dial> dials;
    private final Optional<EgressProxy> proxy;
    private final ProxyPatience patience;
    private final Executor blocking;
    private final EventLoop loop;
    private final CompletableFuture<Channel> result = new CompletableFuture<>();
    private boolean cutOff;

    /**
     * @param dials makes a connection, given what the proxy is shown
     * @param blocking where a logon is prepared
     */
    Attempt(
            Function<Optional<String>, Dial> dials,
            Optional<EgressProxy> proxy,
            ProxyPatience patience,
            Executor blocking,
            EventLoop loop) {
        this.dials = dials;
        this.proxy = proxy;
        this.patience = patience;
        this.blocking = blocking;
        this.loop = loop;
    }

    /** As {@link Dial#start}. */
    CompletableFuture<Channel> start(InetSocketAddress address, SslContext outer) {
        Dial first = dials.apply(Optional.empty());
        first.start(address, outer).whenComplete((channel, failure) -> {
            if (first.wasChallenged()) {
                logOn(proxy.orElseThrow(), address, outer);
            } else {
                done(first, channel, failure);
            }
        });
        return result;
    }

    /** As {@link Dial#wasCutOff}, for the last connection. */
    boolean wasCutOff() {
        return cutOff;
    }

    private void logOn(EgressProxy hop, InetSocketAddress address, SslContext outer) {
        Optional<CarrierException> refused = patience.refusal();
        if (refused.isPresent()) {
            result.completeExceptionally(refused.get());
            return;
        }
        try {
            CompletableFuture.supplyAsync(() -> authorization(hop), blocking)
                    .whenCompleteAsync(
                            (shown, failure) -> {
                                if (failure == null) {
                                    again(shown, address, outer);
                                } else {
                                    failed(failure.getCause());
                                }
                            },
                            loop);
        } catch (RejectedExecutionException overloaded) {
            result.completeExceptionally(overloaded);
        }
    }

    private static String authorization(EgressProxy hop) {
        try {
            return hop.logon().orElseThrow().authorization(hop.address().host());
        } catch (ProxyLogonException none) {
            throw new CompletionException(CarrierException.withoutLogon(hop, none));
        }
    }

    private void again(String shown, InetSocketAddress address, SslContext outer) {
        Dial second = dials.apply(Optional.of(shown));
        second.start(address, outer).whenComplete((channel, failure) -> {
            if (failure == null) {
                patience.accepted();
            }
            done(second, channel, failure);
        });
    }

    private void done(Dial dial, Channel channel, Throwable failure) {
        cutOff = dial.wasCutOff();
        if (failure == null) {
            result.complete(channel);
        } else {
            failed(failure);
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof CarrierException refused && refused.problem() == Problem.PROXY_AUTHENTICATION) {
            patience.refused(refused);
        }
        result.completeExceptionally(failure);
    }
}
