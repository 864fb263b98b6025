package dev.fairlead.tunnel.carrier;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Looks up host names as the platform does, which blocks, and therefore on threads made for that. An address needs no
 * look-up, and so no change of threads.
 */
public final class OffLoopResolver extends AddressResolverGroup<InetSocketAddress> {
    private final Executor lookups;

    /** @param lookups where names are looked up; its tasks block */
    public OffLoopResolver(Executor lookups) {
        this.lookups = lookups;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor, lookups).asAddressResolver();
    }

    private static final class Names extends InetNameResolver {
        private final Executor lookups;

        Names(EventExecutor executor, Executor lookups) {
            super(executor);
            this.lookups = lookups;
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
            if (literal != null) {
                promise.trySuccess(literal);
            } else {
                lookUp(promise, () -> InetAddress.getByName(host));
            }
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
            if (literal != null) {
                promise.trySuccess(List.of(literal));
            } else {
                lookUp(promise, () -> List.of(InetAddress.getAllByName(host)));
            }
        }

        private <T> void lookUp(Promise<T> promise, Lookup<T> lookup) {
            try {
                lookups.execute(() -> {
                    try {
                        promise.trySuccess(lookup.addresses());
                    } catch (UnknownHostException | RuntimeException unknown) {
                        promise.tryFailure(unknown);
                    }
                });
            } catch (RejectedExecutionException busy) {
                promise.tryFailure(new UnknownHostException("too many look-ups"));
            }
        }
    }

    @FunctionalInterface
    private interface Lookup<T> {
        T addresses() throws UnknownHostException;
    }
}
