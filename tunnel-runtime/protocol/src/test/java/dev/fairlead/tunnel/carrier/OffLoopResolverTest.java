package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are looked up elsewhere; addresses are nothing to look up. */
class OffLoopResolverTest {
    /** Nothing can be looked up. */
    private final OffLoopResolver busy = new OffLoopResolver(task -> {
        throw new RejectedExecutionException();
    });

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "::1", "fe80::1"})
    void anAddressNeedsNoLookUp(String address) throws Exception {
        assertThat(resolve(busy, address).getAddress()).isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void aNameIsLookedUpByTheExecutor() {
        assertThat(resolve(new OffLoopResolver(Runnable::run), "localhost")
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
    }

    @Test
    void tooManyLookUpsFailAtOnce() {
        assertThatThrownBy(() -> resolve(busy, "localhost")).isInstanceOf(UnknownHostException.class);
    }

    private static InetSocketAddress resolve(OffLoopResolver resolver, String host) {
        return resolver.getResolver(ImmediateEventExecutor.INSTANCE)
                .resolve(InetSocketAddress.createUnresolved(host, 80))
                .syncUninterruptibly()
                .getNow();
    }
}
