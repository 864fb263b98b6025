package dev.fairlead.benchmarks.client;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Secret;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.ProxyToken;
import java.net.URI;

/** A connectivity proxy whose token lasts for ever; it is told users by the tokens that they have. */
final class ConstantProxy implements ConnectivityProxy {
    private final URI server;
    private final ProxyToken token = new Token(Secret.of("proxy-token"));

    ConstantProxy(URI server) {
        this.server = server;
    }

    @Override
    public String host() {
        return server.getHost();
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public ProxyToken token(String tenant) {
        return token;
    }

    @Override
    public ProxyToken tokenBeside(String tenant, UserToken user) {
        return token;
    }

    @Override
    public boolean exchanges(UserToken user) {
        return false;
    }

    @Override
    public ProxyToken exchanged(String tenant, UserToken user) {
        throw new UnsupportedOperationException("Users' tokens are not exchanged");
    }

    private record Token(Secret value) implements ProxyToken {
        @Override
        public void evict() {
            throw new IllegalStateException("The proxy refused its token");
        }
    }
}
