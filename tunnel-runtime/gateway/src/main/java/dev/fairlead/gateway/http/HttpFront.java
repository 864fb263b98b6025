package dev.fairlead.gateway.http;

import dev.fairlead.gateway.admission.Admission;
import dev.fairlead.gateway.client.FrontCounters;
import dev.fairlead.gateway.route.Routes;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What every connection of one proxy listener works with.
 *
 * @param settings what clients may do
 * @param tokenHeader where their tokens are
 * @param admission who may pass
 * @param routes to the agents
 * @param counters of its calls
 * @param draining whether the gateway is about to stop, so that connections end with their response
 */
public record HttpFront(
        HttpSettings settings,
        TokenHeader tokenHeader,
        Admission admission,
        Routes routes,
        FrontCounters counters,
        BooleanSupplier draining) {

    /** What connections hear when the gateway begins to drain: those that are idle end. */
    public static final Object DRAIN = new Object();

    public HttpFront {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(tokenHeader, "tokenHeader");
        Objects.requireNonNull(admission, "admission");
        Objects.requireNonNull(routes, "routes");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(draining, "draining");
    }

    /** Makes a new connection speak to this proxy; TLS, if there is any, is in its pipeline already. */
    public void accept(Channel channel) {
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.pipeline().addLast(new ProxyConnection(this));
    }
}
