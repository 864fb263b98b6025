package dev.fairlead.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Secret;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.ProxyToken;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SAP's connectivity proxy by the book: plain HTTP with the absolute form and a fitting Host, no CONNECT, no upgrade, no
 * long line, a token that it has given and not taken back, and one way at most to say who the user is. The tokens come
 * from here as well.
 */
public final class FakeConnectivityProxy implements ConnectivityProxy, AutoCloseable {

    private static final int LONGEST_LINE = 8192;

    private final Peer peer;
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<Integer> clientPorts = new CopyOnWriteArrayList<>();
    private volatile Peer.Handler backEnd = Peer.answering("ok");
    private volatile boolean ofSameTokenService;

    public FakeConnectivityProxy() {
        peer = Peer.http(this::handle);
    }

    private void handle(HttpExchange exchange, Peer.Seen request) throws IOException {
        clientPorts.add(exchange.getRemoteAddress().getPort());
        String violation = violation(request);
        String authorization = String.valueOf(request.header("Proxy-Authorization"));
        if (!violation.isEmpty()) {
            violations.add(violation);
            Peer.answer(exchange, 400, "text/plain", violation);
        } else if (!authorization.startsWith("Bearer ") || !valid.contains(authorization.substring(7))) {
            Peer.answer(exchange, 407, "text/plain", "");
        } else {
            backEnd.handle(exchange, request);
        }
    }

    private static String violation(Peer.Seen request) {
        URI target = URI.create(request.target());
        Map<String, List<String>> headers = request.headers();
        String user = request.header("SAP-Connectivity-Authentication");
        String technical = request.header("SAP-Connectivity-Technical-Authentication");
        if (request.method().equals("CONNECT") || !"http".equals(target.getScheme())) {
            return "no absolute form with http: " + request.method() + " " + request.target();
        }
        if (!List.of(target.getRawAuthority()).equals(headers.get("host"))) {
            return "Host is not " + target.getRawAuthority();
        }
        if (headers.containsKey("upgrade") || headers.containsKey("proxy-connection")) {
            return "a header field that no proxy asked for";
        }
        if (headers.entrySet().stream()
                .anyMatch(header ->
                        header.getKey().length() + 2 + header.getValue().get(0).length() > LONGEST_LINE)) {
            return "a line that is too long";
        }
        if (user != null
                && (technical != null || request.header("Proxy-Authorization").contains("of-user"))) {
            return "two users";
        }
        if ((user != null || technical != null) && request.header("Authorization") != null) {
            return "a user and an Authorization";
        }
        return "";
    }

    /** What to do with requests that the proxy takes. */
    public void behave(Peer.Handler behaviour) {
        backEnd = behaviour;
    }

    /** Whether users' tokens are of the proxy's token service. */
    public void ofSameTokenService(boolean same) {
        ofSameTokenService = same;
    }

    /** Takes all tokens back. */
    public void invalidateTokens() {
        valid.clear();
    }

    public List<Peer.Seen> requests() {
        return peer.requests();
    }

    /** Requests that the real proxy would not have understood. */
    public List<String> violations() {
        return violations;
    }

    /** One for each connection; in order of requests. */
    public List<Integer> clientPorts() {
        return clientPorts;
    }

    public int tokensGiven() {
        return given.get();
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return peer.port();
    }

    @Override
    public ProxyToken token(String tenant) {
        return current("technical-" + tenant);
    }

    @Override
    public ProxyToken tokenBeside(String tenant, UserToken user) {
        return token(tenant);
    }

    @Override
    public boolean exchanges(UserToken user) {
        return ofSameTokenService;
    }

    @Override
    public ProxyToken exchanged(String tenant, UserToken user) {
        return current("of-user-" + user.digest() + "-" + tenant);
    }

    /** The same until it is evicted. */
    private ProxyToken current(String name) {
        String value = tokens.computeIfAbsent(name, missing -> {
            String fresh = name + "-" + given.incrementAndGet();
            valid.add(fresh);
            return fresh;
        });
        return new ProxyToken() {
            @Override
            public Secret value() {
                return Secret.of(value);
            }

            @Override
            public void evict() {
                tokens.remove(name, value);
            }
        };
    }

    @Override
    public void close() {
        peer.close();
    }
}
